import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCopyOfTree } from './plant/copy-tree.ts';
import type { Mutation } from './plant/mutation.ts';
import { mutations } from './plant/mutations.ts';
import { failedIn, runTests } from './plant/run-tests.ts';

/** Plants one bug, lets the tests look for it, and takes it out again; answers the names of those that see it. */
const caughtBy = async (tree: string, mutation: Mutation): Promise<string[]> => {
  const file = join(tree, mutation.file);
  const sound = readFileSync(file, 'utf8');
  if (sound.split(mutation.replace).length !== 2)
    throw new Error(`${mutation.file} does not hold exactly once: ${mutation.replace}`);
  writeFileSync(
    file,
    sound.replace(mutation.replace, () => mutation.by),
  );
  try {
    return failedIn(await runTests(tree, mutation));
  } finally {
    writeFileSync(file, sound);
  }
};

/** Tests that fail without any bug prove nothing. */
const requireSound = async (tree: string): Promise<void> => {
  const tests = [...new Set(mutations.flatMap((mutation) => mutation.tests))];
  const { success, numPassedTests } = await runTests(tree, { tests });
  if (!success || numPassedTests === 0) throw new Error('The tests fail before anything is planted.');
};

const also = (others: number) => (others === 0 ? '' : `, and ${others} more`);

const plantAll = async (tree: string): Promise<number> => {
  await requireSound(tree);
  let caught = 0;
  for (const mutation of mutations) {
    const [test, ...others] = await caughtBy(tree, mutation);
    caught += test === undefined ? 0 : 1;
    console.log(`${test === undefined ? 'SURVIVED' : 'caught  '}  ${mutation.says}`);
    if (test !== undefined) console.log(`          by: ${test}${also(others.length)}`);
  }
  return caught;
};

const caught = await inCopyOfTree(plantAll);
console.log(`caught ${caught} of ${mutations.length}`);
if (caught < mutations.length) process.exitCode = 1;
