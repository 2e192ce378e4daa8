import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { moduleOf } from './circles.ts';
import { ROOT } from './cruise.ts';
import { trackedFiles } from './tracked-files.ts';

/** Nobody reads further in one go; docs/decisions and data files are not code. */
const MOST_LINES = 250;
/** More than a screen of names is no longer looked through. */
const MOST_FILES = 25;
/** A module is what one person keeps in mind. */
const MOST_LINES_OF_MODULE = 4_000;

const files = trackedFiles().filter((name) => name.endsWith('.ts'));
const shared = files.filter((name) => name.startsWith('shared/'));
const linesOf = (name: string) => readFileSync(join(ROOT, name), 'utf8').split('\n').length - 1;

/** The sum per group, the biggest first. */
function summed(keyOf: (name: string) => string | undefined, countOf: (name: string) => number) {
  const sums = new Map<string, number>();
  for (const name of shared) {
    const key = keyOf(name);
    if (key !== undefined) sums.set(key, (sums.get(key) ?? 0) + countOf(name));
  }
  return [...sums].sort(([, a], [, b]) => b - a);
}

it('no file of code is longer than 250 lines', () => {
  expect(files.length).toBeGreaterThan(500);
  const long = files.map((name) => `${name}: ${linesOf(name)}`);
  expect(long.filter((line) => Number(line.split(': ')[1]) > MOST_LINES)).toEqual([]);
});

it('no folder in shared holds more than 25 files', () => {
  expect(summed(dirname, () => 1).filter(([, count]) => count > MOST_FILES)).toEqual([]);
});

it('no module in shared has more than 4,000 lines', () => {
  const lines = summed(moduleOf, linesOf);
  console.info(lines.map(([name, count]) => `${String(count).padStart(6)}  ${name}`).join('\n'));
  expect(lines.filter(([, count]) => count > MOST_LINES_OF_MODULE)).toEqual([]);
});
