import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from './run-host.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ENGINES = '@dynoxide';

/** What `npm start` and `npm run demo` run, as it lies on a machine for which the packages bring no engine. */
export const treeWithoutEngine = (): string => {
  const tree = freshFolder();
  for (const part of ['package.json', 'events', 'functions', 'local', 'shared'])
    cpSync(join(ROOT, part), join(tree, part), { recursive: true });
  mkdirSync(join(tree, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter((one) => one !== ENGINES))
    symlinkSync(join(ROOT, 'node_modules', name), join(tree, 'node_modules', name));
  return tree;
};
