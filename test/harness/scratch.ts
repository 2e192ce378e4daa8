import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

const FOLDERS = [
  'shared',
  'events',
  'functions',
  'scripts',
  'test/support',
  'test/harness/faults',
  'test/harness/invariants',
];
const FILES = [
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'local/find-engine.ts',
  'docs/openapi.json',
];

/** A copy of the product, somewhere else, in which a test may change what it likes. */
export interface Scratch {
  readonly path: string;
  /** The files that are not as they are here, or are not here at all. */
  readonly differing: () => string[];
  /** Runs Node in the copy: what it prints, and how it ended. */
  readonly run: (args: readonly string[]) => { readonly status: number | null; readonly said: string };
  readonly remove: () => void;
}

const textAt = (root: string, file: string) =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined;

const differing = (path: string): string[] => {
  const pattern = `{${FOLDERS.filter((folder) => !folder.startsWith('test')).join()}}/**/*.*`;
  const files = new Set([ROOT, path].flatMap((cwd) => globSync(pattern, { cwd })));
  return [...files].filter((file) => textAt(ROOT, file) !== textAt(path, file)).sort();
};

/** The copy with these texts at their paths. Files of `test` are copied only as far as others build on them. */
export const scratchWith = (texts: Readonly<Record<string, string>>): Scratch => {
  const path = mkdtempSync(join(tmpdir(), 'scratch-'));
  for (const part of [...FOLDERS, ...FILES]) cpSync(join(ROOT, part), join(path, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(path, 'node_modules'));
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  return {
    path,
    differing: () => differing(path),
    run(args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: path, encoding: 'utf8' });
      return { status, said: stdout === '' ? stderr : stdout };
    },
    remove: () => rmSync(path, { recursive: true }),
  };
};
