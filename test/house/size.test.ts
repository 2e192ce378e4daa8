import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** Nobody reads further in one go; docs/decisions and data files are not code. */
const MOST_LINES = 250;

const linesOf = (name: string) => readFileSync(join(ROOT, name), 'utf8').split('\n').length - 1;

it('no file of code is longer than 250 lines', () => {
  const listed = execFileSync('git', ['ls-files', '*.ts'], { cwd: ROOT, encoding: 'utf8' });
  const files = listed.trim().split('\n');
  expect(files.length).toBeGreaterThan(500);
  const long = files.map((name) => `${name}: ${linesOf(name)}`);
  expect(long.filter((line) => Number(line.split(': ')[1]) > MOST_LINES)).toEqual([]);
});
