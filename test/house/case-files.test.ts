import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../support/case-files.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '../..');
const tests = globSync('test/**/*.test.ts', { cwd: ROOT })
  .filter((file) => !file.includes('case-files'))
  .map((file) => readFileSync(join(ROOT, file), 'utf8'));

/** Files as people, spreadsheets and phones really made them: a list of those that were handed to us. */
const files = Object.entries(manifest).flatMap(([folder, names]) => names.map((name) => ({ folder, name })));

describe('of the files that people met faults with', () => {
  it('each is in its folder, and nothing else is', () => {
    for (const [folder, names] of Object.entries(manifest))
      expect(readdirSync(join(ROOT, folder)).toSorted()).toEqual(names.toSorted());
  });

  it('there are ten', () => {
    expect(files).toHaveLength(10);
  });

  it.each(files)('$name is used in a test', ({ name }) => {
    expect(tests.filter((text) => text.includes(`'${name}'`)).length).toBeGreaterThan(0);
  });
});
