import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const bench = (...words: string[]): Promise<unknown> => {
  const run = promisify(execFile)(process.execPath, ['bench/run.ts', ...words]);
  return run.catch((error: unknown) => error);
};

describe('npm run bench', () => {
  it.each([
    { words: ['nope'], says: 'There is no bench "nope".' },
    { words: ['sweep', '--m', '7'], says: "Unknown option '--m'" },
    { words: ['sweep', '--k', 'many'], says: '--k takes a whole number, not "many".' },
  ])('refuses $words and says what there is', async ({ words, says }) => {
    const said = await bench(...words);
    expect(said).toMatchObject({ code: 2, stderr: expect.stringContaining(says) });
    expect(said).toMatchObject({ stderr: expect.stringContaining('what it measures') });
  });
});
