import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Exception } from '../../scripts/house/rule.ts';
import { ROOT } from './cruise.ts';

const fileUrl = (path: string) => JSON.stringify(pathToFileURL(join(ROOT, path)).href);

/** Writes the real configuration into a folder, with other exceptions where they are given, and says where it lies. */
export function writeConfig(folder: string, exceptions?: readonly Exception[]): string {
  const file = join(folder, 'config.mjs');
  const text = `
import config from ${fileUrl('.dependency-cruiser.js')};
import { rulesExcept } from ${fileUrl('scripts/house/rules.ts')};
const exceptions = ${JSON.stringify(exceptions) ?? 'undefined'};
export default exceptions ? { ...config, forbidden: rulesExcept(exceptions) } : config;
`;
  writeFileSync(file, text);
  return file;
}
