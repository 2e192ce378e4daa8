import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Exception } from '../../scripts/house/rule.ts';
import { writeConfig } from './config.ts';
import { cruise, FOLDERS, type Import } from './cruise.ts';

const PACKAGE = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;

const specifier = ({ from, to }: Import) => {
  const name = PACKAGE.exec(to)?.[1];
  if (name !== undefined || to.startsWith('node:')) return name ?? to;
  const path = relative(dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
};

const write = (tree: string, path: string, text: string) => {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
};

/** Writes a tree of files that hold nothing but these imports. */
function plant(tree: string, imports: readonly Import[]) {
  for (const folder of FOLDERS) mkdirSync(join(tree, folder));
  write(tree, 'tsconfig.json', '{}');
  const absent = (path: string) => path.startsWith('node:') || path.includes('missing');
  const files = new Set(imports.flatMap(({ from, to }) => [from, to]).filter((path) => !absent(path)));
  for (const file of files) {
    const own = imports.filter(({ from }) => from === file);
    write(tree, file, [...own.map((it) => `import '${specifier(it)}';`), 'export {};'].join('\n'));
    const name = PACKAGE.exec(file)?.[1];
    if (name !== undefined)
      write(tree, `node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
  }
}

/** What the rules of the house say to a tree of these imports: `rule: file that imports`. */
export function judged(imports: readonly Import[], exceptions?: readonly Exception[]): string[] {
  const tree = mkdtempSync(join(tmpdir(), 'house-'));
  try {
    plant(tree, imports);
    const { violations } = cruise(tree, FOLDERS, writeConfig(tree, exceptions));
    return violations.map(({ rule, from }) => `${rule}: ${from}`).sort();
  } finally {
    rmSync(tree, { recursive: true });
  }
}
