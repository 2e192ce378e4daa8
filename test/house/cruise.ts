import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';

export const ROOT = join(import.meta.dirname, '../..');
/** Every folder with code of ours, today or to come. */
export const FOLDERS = ['bench', 'events', 'functions', 'infra', 'local', 'scripts', 'shared', 'test', 'web'];
const COMMAND = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

export interface Import {
  readonly from: string;
  readonly to: string;
}

export interface Cruised {
  readonly violations: readonly (Import & { readonly rule: string })[];
  /** Every import between files of the tree; what lies in node_modules is left out. */
  readonly imports: readonly Import[];
  readonly files: readonly string[];
}

/** Reads every import of a tree and judges it, with the command and the options of `npm run shape`. */
export function cruise(tree: string, folders: readonly string[], config: string): Cruised {
  const args = [COMMAND, '--config', config, '--output-type', 'json', ...folders];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (!stdout.startsWith('{')) throw new Error(stderr);
  const { modules, summary }: ICruiseResult = JSON.parse(stdout);
  const own = modules.filter(({ source }) => !source.startsWith('node_modules/'));
  return {
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    imports: own.flatMap(({ source: from, dependencies }) =>
      dependencies
        .map(({ resolved: to }) => ({ from, to }))
        .filter(({ to }) => !to.startsWith('node_modules/')),
    ),
    files: own.map(({ source }) => source),
  };
}
