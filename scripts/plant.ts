import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCopyOfTree } from './plant/copy-tree.ts';
import type { Mutation } from './plant/mutation.ts';
import { mutations } from './plant/mutations.ts';
import { runTests } from './plant/run-tests.ts';

/** Plants one bug, lets the tests look for it, and takes it out again. */
const isCaught = async (tree: string, mutation: Mutation): Promise<boolean> => {
  const file = join(tree, mutation.file);
  const sound = readFileSync(file, 'utf8');
  if (sound.split(mutation.replace).length !== 2)
    throw new Error(`${mutation.file} does not hold exactly once: ${mutation.replace}`);
  writeFileSync(
    file,
    sound.replace(mutation.replace, () => mutation.by),
  );
  try {
    return (await runTests(tree, mutation)).numFailedTests > 0;
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

const plantAll = async (tree: string): Promise<number> => {
  await requireSound(tree);
  let caught = 0;
  for (const mutation of mutations) {
    const found = await isCaught(tree, mutation);
    caught += found ? 1 : 0;
    console.log(`${found ? 'caught  ' : 'SURVIVED'}  ${mutation.says}`);
  }
  return caught;
};

const caught = await inCopyOfTree(plantAll);
console.log(`caught ${caught} of ${mutations.length}`);
if (caught < mutations.length) process.exitCode = 1;
