import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import * as z from 'zod/mini';

const { resolve } = createRequire(import.meta.url);
const versionIn = (file: string): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;

const engine = (): string => {
  if (process.env['AWS_ENDPOINT_URL_DYNAMODB']) return 'the one that AWS_ENDPOINT_URL_DYNAMODB names';
  return `dynoxide ${versionIn(resolve('@dynoxide/linux-x64/package.json'))}`;
};

/** How many processes wanted a core in the last minute: over the number of cores, times say little. */
export const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100;

/** What a figure must carry to be compared with another one. */
export const provenance = (loadBefore: number) => ({
  version: versionIn(resolve('../package.json')),
  date: new Date().toISOString().slice(0, 10),
  engine: engine(),
  node: process.version,
  machine: { cores: cpus().length, loadBefore, loadAfter: loadNow() },
});
