import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import type { Mutation } from './mutation.ts';

const Test = z.object({ fullName: z.string(), status: z.string() });
const Report = z.object({
  numPassedTests: z.int(),
  success: z.boolean(),
  testResults: z.array(z.object({ assertionResults: z.array(Test) })),
});
type Report = z.infer<typeof Report>;

/** By their names, those that failed. */
export const failedIn = ({ testResults }: Report): string[] =>
  testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .flatMap(({ fullName, status }) => (status === 'failed' ? [fullName] : []));

/** A planted bug may hang a test; nobody waits longer. */
const LONGEST_MS = 180_000;

/** Runs tests in the copy. A file that does not even load has no failed test, and has caught nothing. */
export const runTests = async (
  tree: string,
  { tests, named }: Pick<Mutation, 'tests' | 'named'>,
): Promise<Report> => {
  const report = join(tree, 'planted.json');
  rmSync(report, { force: true });
  const words = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=json',
    `--outputFile=${report}`,
    ...tests,
  ];
  if (named !== undefined) words.push('-t', named);
  const options = { cwd: tree, timeout: LONGEST_MS, maxBuffer: 64 * 1_024 * 1_024 };
  // Tests that fail end the process with 1, which is what is hoped for; the report says how many they were.
  await promisify(execFile)(process.execPath, words, options).catch(() => undefined);
  return Report.parse(JSON.parse(readFileSync(report, 'utf8')));
};
