import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/attacks.md', 'utf8');
const [, heldPart = '', rest = ''] = page.split(/\n## (?=Held|Nothing)/);

interface Row {
  readonly id: string;
  readonly file: string;
  readonly title: string;
}

const rows: readonly Row[] = heldPart
  .split('\n')
  .filter((line) => /^\| [A-HP]/.test(line))
  .map((line) => {
    const [, id = '', , file = '', title = ''] = line.split('|').map((cell) => cell.trim());
    return { id, file, title };
  });

const ID = /\b(?:[A-H]\d\d|P-[a-j])\b/g;
const numbered = (letter: string, last: number) =>
  Array.from({ length: last }, (_, n) => `${letter}${String(n + 1).padStart(2, '0')}`);
const lettered = [...'abcdefghij'].map((letter) => `P-${letter}`);
const LAST = { A: 16, B: 10, C: 7, D: 10, E: 10, F: 11, G: 10, H: 8 } as const;
const everyAttack = [
  ...Object.entries(LAST).flatMap(([letter, last]) => numbered(letter, last)),
  ...lettered,
];

/** Titles of tests, and of groups of tests, as they stand in the source. */
const titleWith = (title: string) =>
  new RegExp(`['"\`][^'"\`\\n]*${title.replaceAll(/[.*+?^${'$'}{}()|[\]\\]/g, '\\$&')}`);

/** Tests that say in their title what they are for. */
const claimed = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const file of glob('test/{attack,reliability}/*.test.ts')) {
    const titles = readFileSync(file, 'utf8').matchAll(/describe(?:\.each\([^\n]*\))?\(\s*['`]([^'`]*)/g);
    for (const [, title = ''] of titles) found.push(...(title.match(ID) ?? []).map((id) => `${id} ${file}`));
  }
  return found;
};

describe('docs/attacks.md', () => {
  it('names every attack once', () => {
    const named = [...rows.map(({ id }) => id), ...(rest.match(ID) ?? [])];
    expect(named.toSorted()).toEqual(everyAttack.toSorted());
  });

  it.each(rows)('$id is held by a test that there is', ({ file, title }) => {
    expect(readFileSync(file, 'utf8')).toMatch(titleWith(title));
  });

  it('names every test that says which attack it is for', async () => {
    const listed = rows.map(({ id, file }) => `${id} ${file}`);
    const tests = await claimed();
    expect(tests.length).toBeGreaterThan(20);
    expect(tests.filter((one) => !listed.includes(one))).toEqual([]);
  });
});
