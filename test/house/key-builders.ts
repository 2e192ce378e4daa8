import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Key } from '../../shared/table/key.ts';
import { ROOT } from './cruise.ts';

/** A text and a record at once, so that every builder takes it, whatever it asks for. */
const SAMPLE = Object.assign(new String('623027101001001-0004'), {
  origin: 'mid-autumn-2026',
  household: '623027101001001-0004',
});

/** Where the items of a builder stand; a partition or a prefix has one part. */
export interface BuiltKey {
  readonly name: string;
  readonly file: string;
  readonly parts: readonly string[];
}

const partsOf = (built: string | Key): string[] =>
  typeof built === 'string' ? [built] : [built.pk, built.sk];

const buildersIn = async (file: string): Promise<BuiltKey[]> => {
  const module: Record<string, (...sample: unknown[]) => string | Key> = await import(join(ROOT, file));
  return Object.entries(module).map(([name, build]) => ({
    name,
    file,
    parts: partsOf(build(...Array.from({ length: build.length }, () => SAMPLE))).map(String),
  }));
};

/** Every builder of keys that a module exports, with a key that it builds. */
export const keyBuilders = async (): Promise<BuiltKey[]> => {
  const files = globSync('shared/{*/store/keys,table/unfinished-key}.ts', { cwd: ROOT }).sort();
  return (await Promise.all(files.map(buildersIn))).flat();
};
