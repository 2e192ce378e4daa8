import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../shared/base/catalogue/en.json' with { type: 'json' };
import { ROOT } from './cruise.ts';
import { toldCodesIn } from './told-codes.ts';
import { trackedFiles } from './tracked-files.ts';

const sentences = new Map(Object.entries({ ...en.refusals, ...en.faults }));
const placesIn = (text: string) => [
  ...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)),
];

/** Made of an error that is at hand: its code and its facts were written elsewhere, and are held there. */
const HANDED_ON: readonly string[] = [
  'shared/base/refusal.ts',
  'shared/register-import/rules/decide-household.ts',
  'shared/register-import/rules/decide-link.ts',
  'shared/register-import/rules/result.ts',
];

const files = trackedFiles().filter((name) => /^(shared|functions)\/.*\.ts$/.test(name));
const all = files.flatMap((file) =>
  toldCodesIn(readFileSync(join(ROOT, file), 'utf8')).map((one) => ({ file, ...one })),
);

describe('whoever refuses', () => {
  it('writes the code there', () => {
    expect(all.length).toBeGreaterThan(250);
    const open = all.filter(({ code }) => code === undefined).map(({ file }) => file);
    expect([...new Set(open)]).toEqual(HANDED_ON);
  });

  it('gives exactly the facts that the words of the code speak of', () => {
    const wrong = all.flatMap(({ file, line, code, facts }) => {
      if (code === undefined) return [];
      const needs = placesIn(sentences.get(code) ?? `{no such code}`).toSorted();
      return `${facts}` === `${needs}` ? [] : [`${file}:${line}: ${code} gives ${facts}, needs ${needs}`];
    });
    expect(wrong).toEqual([]);
  });

  it('uses every code of the catalogues', () => {
    const used = new Set(all.map(({ code }) => code));
    expect([...sentences.keys()].filter((code) => !used.has(code))).toEqual([]);
  });
});

describe('a call is understood', () => {
  it.each([
    { code: "conflict('a.b')", told: [['a.b', []]] },
    { code: "throw conflict('a.b', { most: 3 })", told: [['a.b', ['most']]] },
    { code: "invalid('a.b', '#/x', { until, most: 3 })", told: [['a.b', ['most', 'until']]] },
    { code: "new Refusal('changed', 'a.b', { version })", told: [['a.b', ['version']]] },
    {
      code: "refusedRow('to', old ? 'a.b' : 'a.c')",
      told: [
        ['a.b', []],
        ['a.c', []],
      ],
    },
    { code: "fault('a.b', { ...others })", told: [['a.b', undefined]] },
    { code: 'notAllowed(error.code, error.facts)', told: [[undefined, undefined]] },
    { code: "({ status: 500, code: 'a.b', facts: { request } })", told: [['a.b', ['request']]] },
    { code: "{ const facts = { request }; tell({ code: 'a.b', facts }); }", told: [['a.b', ['request']]] },
    { code: "other('a.b')", told: [] },
  ])('$code', ({ code, told }) => {
    expect(toldCodesIn(code).map(({ code, facts }) => [code, facts])).toEqual(told);
  });
});
