import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FOLDERS, ROOT } from './cruise.ts';
import { exportedNames, exportedNamesOf } from './exported-names.ts';
import { oldWordsIn, readGlossary } from './glossary.ts';
import { trackedFiles } from './tracked-files.ts';

const glossary = readGlossary(readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8'));
const isOurs = new RegExp(`^(${FOLDERS.filter((one) => one !== 'test').join('|')})/`);
const files = trackedFiles().filter((file) => isOurs.test(file));
const modules = files.filter((file) => file.endsWith('.ts'));

/** Every name in the path, each with the part of the path that it stands for. */
const pathNames = (file: string): [string, string][] =>
  file.split('/').map((name, depth, all) => [name, all.slice(0, depth + 1).join('/')]);

it('no folder and no file is named by an old word', () => {
  const named = files
    .flatMap(pathNames)
    .filter(([name, path]) => oldWordsIn(glossary, name, path).length > 0);
  expect([...new Set(named.map(([, path]) => path))]).toEqual([]);
});

it('nothing that is exported is named by an old word', () => {
  expect(modules.length).toBeGreaterThan(500);
  const named = modules.flatMap((file) =>
    exportedNamesOf(join(ROOT, file))
      .filter((name) => oldWordsIn(glossary, name, file).length > 0)
      .map((name) => `${file}: ${name}`),
  );
  expect(named).toEqual([]);
});

/** The words that had to go, as they stood in the code: the page may add to them, and lose none. */
const GONE =
  `AccessGate heeds Bulletin standingItem currentNumbersOf sentOf sameAsBefore openDoor atDoor shelfOf sweepShelves
  SWEPT settleDue refileCase foldOf Taker Rung Ladder reckonDeadline Course around wishOf Surroundings Way carryOut Carrier
  gatherNews arrivalOf Box tray newsDesk tellCase loudKeys voices speak knockOn sourceGroup Ledger callAgain Deed turnLinks
  mendInboxes putInPlace stirredCases GivenService isDone witnessOf GROUND planting backstage Mute quietUntil Worry`.split(
    /\s+/,
  );

it.each(GONE)('a planted "%s" is seen', (name) => {
  const planted = exportedNames(`export const ${name} = 1;`);
  expect(planted.flatMap((one) => oldWordsIn(glossary, one, 'shared/case/rules/planted.ts'))).not.toEqual([]);
});

it.each([
  'interface Ledger {}',
  'type Ledger = 1',
  'function ledger() {}',
  'class Ledger {}',
  'const { a: ledger } = b',
])('it is seen in "export %s"', (declaration) => {
  expect(exportedNames(`export ${declaration};`).map((name) => name.toLowerCase())).toEqual(['ledger']);
});

it('a name that only looks like one stands', () => {
  for (const name of [
    'Always',
    'knockout',
    'returnCase',
    'returns',
    'newsprint',
    'exampleBoxer',
    'gatheringRules',
  ])
    expect(oldWordsIn(glossary, name, 'shared/case/rules/planted.ts')).toEqual([]);
});

it('a spelling holds in its own place alone, and for its own words', () => {
  const reducer = 'shared/case/rules/steps/filing.ts';
  expect(oldWordsIn(glossary, 'refiled', reducer)).toEqual([]);
  expect(oldWordsIn(glossary, 'refiled', 'shared/case/rules/case.ts')).toEqual(['refiled']);
  expect(oldWordsIn(glossary, 'refile', reducer)).toEqual(['refile']);
});

it('every place of a spelling carries it', () => {
  const carried = ({ words, place }: { words: string; place: string }) =>
    files.some((file) => {
      if (!`${file}/`.startsWith(`${place}/`)) return false;
      const names = [...file.split('/'), ...(file.endsWith('.ts') ? exportedNamesOf(join(ROOT, file)) : [])];
      return names.some((name) => oldWordsIn({ old: [words], spellings: [] }, name, file).length > 0);
    });
  const places = new Set(glossary.spellings.map(({ place }) => place));
  const idle = [...places].filter(
    (place) => !glossary.spellings.some((one) => one.place === place && carried(one)),
  );
  expect(idle.filter((place) => isOurs.test(place))).toEqual([]);
});
