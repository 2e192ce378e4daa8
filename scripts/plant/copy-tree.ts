import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** What git tracks, and what is new, as it stands on the disk; the packages are linked. Gone afterwards. */
export const inCopyOfTree = async <T>(work: (tree: string) => Promise<T>): Promise<T> => {
  const tree = mkdtempSync(join(tmpdir(), 'doorstep-plant-'));
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0');
  try {
    for (const file of files)
      if (file !== '' && file !== 'node_modules' && existsSync(join(root, file)))
        cpSync(join(root, file), join(tree, file));
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
    return await work(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
};
