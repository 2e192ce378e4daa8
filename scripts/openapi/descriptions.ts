import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exported } from '../schemas/exported.ts';

const root = join(import.meta.dirname, '../..');
const DOCUMENTED = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const (\w+)/g;

const sentence = (comment: string): string =>
  comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*\s?/, '').trim())
    .join(' ')
    .trim();

/** What the source says of each exported schema, for readers of the API who do not read the source. */
export const descriptions = (exported: readonly Exported[]): Map<string, string> => {
  const files = new Set(exported.map(({ file }) => file));
  const found = [...files].flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(DOCUMENTED),
  ]);
  return new Map(found.map(([, comment = '', name = '']) => [name, sentence(comment)]));
};
