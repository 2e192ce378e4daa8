import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { ENGINE_ALONE } from '../../scripts/platform/engine-alone.ts';
import { ROOT } from './cruise.ts';
import { trackedFiles } from './tracked-files.ts';

const ENGINE = 'local/engine.ts';
/** Reads of a process table that only Linux has. */
const PROCESSES = 'test/support/host/processes.ts';
/** These take another build of the table where there is no engine. */
const CHOOSING = [
  'local/open-local-table.ts',
  'test/harness/table-builds.ts',
  'test/integration/local/stream.test.ts',
  'test/e2e/kill.test.ts',
];

const known = new Map<string, readonly string[]>();
const importsOf = (file: string): readonly string[] => {
  const before = known.get(file);
  if (before !== undefined) return before;
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/import type [^;]*;/g, '');
  const paths = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+\.ts)'/g)].map(([, path = '']) => path);
  const found = paths
    .map((path) => normalize(join(file, '..', path)))
    .filter((path) => existsSync(join(ROOT, path)));
  known.set(file, found);
  return found;
};

const reaches = (file: string, seen = new Set<string>()): boolean => {
  if (file === ENGINE || file === PROCESSES) return true;
  if (seen.has(file) || CHOOSING.includes(file)) return false;
  seen.add(file);
  return importsOf(file).some((one) => reaches(one, seen));
};

it('what speaks to an engine is left out where there is none, and nothing else is', () => {
  const tests = trackedFiles().filter((file) => file.endsWith('.test.ts'));
  const needing = tests.filter((file) => reaches(file));
  expect(needing.sort()).toEqual([...ENGINE_ALONE].sort());
});
