import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Stopper } from '../../local/stopper.ts';
import { freshFolder } from './fresh-folder.ts';

const run = promisify(execFile);

export const HERE = join(import.meta.dirname, '../..');

/** Git does not know the revision; its message is for whoever typed it. */
export class NoSuchRevision extends Error {}

const commitOf = async (revision: string): Promise<string> => {
  const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  try {
    return (await run('git', words, { cwd: HERE })).stdout.trim();
  } catch (cause) {
    throw new NoSuchRevision(`Git knows no revision "${revision}".`, { cause });
  }
};

/**
 * The tree of a revision in a folder of its own, with the packages of this one, so that only our own code differs. From
 * an archive and not as a work tree of git: then nothing stays in git's list when this process is killed.
 */
export const checkoutRevision = async (revision: string, stops: Stopper): Promise<string> => {
  const commit = await commitOf(revision);
  const folder = await freshFolder(stops);
  const archive = join(folder, 'archive.tar');
  await run('git', ['archive', '--format=tar', '-o', archive, commit], { cwd: HERE });
  const root = join(folder, 'tree');
  await mkdir(root);
  await run('tar', ['-xf', archive, '-C', root]);
  await symlink(join(HERE, 'node_modules'), join(root, 'node_modules'));
  return root;
};
