import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { counters, grants, keyPrefixes, looks, personalFields, publishedKeys } from '../../shared/modules.ts';
import { ROOT } from './cruise.ts';
import { KINDS, modulesData } from './module-data.ts';
import { sampleKeys } from './sample-keys.ts';
import { trackedFiles } from './tracked-files.ts';

const gathered = { grants, personalFields, publishedKeys, looks };
const modules = await modulesData();
const keys = await sampleKeys();
const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);
const prefixesOf = (kind: 'own' | 'shared') =>
  [...modules.values()].flatMap(({ keyPrefixes }) => keyPrefixes?.[kind] ?? []);

describe('what modules say of themselves', () => {
  it('is of a known kind', () => {
    const said = [...modules].flatMap(([name, data]) => Object.keys(data).map((kind) => `${name}: ${kind}`));
    expect(said.length).toBeGreaterThan(30);
    expect(said.filter((line) => !KINDS.includes(line.split(': ')[1] ?? ''))).toEqual([]);
  });

  it.each(['grants', 'personalFields', 'publishedKeys', 'looks'] as const)(
    'is gathered: %s, all of it and each once',
    (kind) => {
      const said = [...modules.values()].flatMap((data) => Object.keys(data[kind] ?? {}));
      expect(Object.keys(gathered[kind]).sort()).toEqual([...said].sort());
      expect(twice(said)).toEqual([]);
    },
  );
});

it.each([
  { kind: 'keyPrefixes' as const, all: keyPrefixes },
  { kind: 'counters' as const, all: counters },
])('the $kind of every module are gathered under its name', ({ kind, all }) => {
  const said = [...modules].flatMap(([name, { [kind]: own }]) => (own === undefined ? [] : [[name, own]]));
  expect(all).toEqual(Object.fromEntries(said));
});

describe('keys', () => {
  it('begin as their module says', () => {
    expect(keys.length).toBeGreaterThan(60);
    const strange = keys.filter(({ module, pk }) => {
      const { own = [], shared = [] } = modules.get(module)?.keyPrefixes ?? {};
      return ![...own, ...shared].some((prefix) => pk.startsWith(prefix));
    });
    expect(strange).toEqual([]);
  });

  it('begin in no way that their module does not need', () => {
    const idle = [...modules].flatMap(([name, { keyPrefixes = { own: [], shared: [] } }]) =>
      [...keyPrefixes.own, ...keyPrefixes.shared]
        .filter((prefix) => !keys.some(({ module, pk }) => module === name && pk.startsWith(prefix)))
        .map((prefix) => `${name}: ${prefix}`),
    );
    expect(idle).toEqual([]);
  });

  it('begin as those of another module only where both say so', () => {
    expect(twice(prefixesOf('own'))).toEqual([]);
    const shared = new Set(prefixesOf('shared'));
    const overlapping = prefixesOf('own').filter((own) =>
      [...shared, ...prefixesOf('own').filter((one) => one !== own)].some((other) => own.startsWith(other)),
    );
    expect(overlapping).toEqual([]);
    const alone = [...shared].filter((one) => !twice(prefixesOf('shared')).includes(one));
    expect(alone).toEqual([]);
  });

  it('of sums in a shared partition begin as the counters of their module and of no other', () => {
    const sums = keys.flatMap(({ module, pk, sk }) =>
      pk.startsWith('TALLY#') && sk ? [{ module, sk }] : [],
    );
    expect(sums.length).toBeGreaterThan(4);
    const claimed = ({ sk }: { sk: string }) =>
      [...modules].filter(([, { counters = [] }]) => counters.some((one) => sk.startsWith(one)));
    expect(
      sums.filter(
        (sum) =>
          claimed(sum)
            .map(([name]) => name)
            .join() !== sum.module,
      ),
    ).toEqual([]);
  });

  it('are built in one file of each module', () => {
    const files = trackedFiles().filter(
      (file) =>
        /^shared\/(?!table\/)[^/]+\/.*\.ts$/.test(file) && !/(\/store\/keys|\/module)\.ts$/.test(file),
    );
    const building = /\b(pk|\w+Pk): [`'][A-Z-]+(#|['`])/;
    expect(files.filter((file) => building.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });
});
