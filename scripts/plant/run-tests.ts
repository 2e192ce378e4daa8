import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import type { Mutation } from './mutation.ts';

const Report = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), success: z.boolean() });
type Report = z.infer<typeof Report>;

/** A planted bug may hang a test; nobody waits longer. */
const LONGEST_MS = 180_000;

/** Runs tests in the copy. A file that does not even load has no failed test, and has caught nothing. */
export const runTests = async (
  tree: string,
  { tests, named }: Pick<Mutation, 'tests' | 'named'>,
): Promise<Report> => {
  const words = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', ...tests];
  if (named !== undefined) words.push('-t', named);
  const options = { cwd: tree, timeout: LONGEST_MS, maxBuffer: 64 * 1_024 * 1_024 };
  const { stdout } = await promisify(execFile)(process.execPath, words, options).catch(
    (error: { readonly stdout?: string }) => ({ stdout: error.stdout ?? '' }),
  );
  const from = stdout.indexOf('{"num');
  if (from === -1) throw new Error(`The tests say nothing that can be read: ${stdout.slice(-500)}`);
  return Report.parse(JSON.parse(stdout.slice(from)));
};
