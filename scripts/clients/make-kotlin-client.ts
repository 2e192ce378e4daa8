import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const POM = join(import.meta.dirname, 'kotlin/pom.xml');
const LONGEST_BYTES = 64 * 1_024 * 1_024;

/** The generator copies a default of `{}` as it stands, and to Kotlin that is a function: it is left out. */
const withoutEmptyDefaults = (document: string): string =>
  JSON.stringify(
    JSON.parse(document, (_, value) => {
      if (JSON.stringify(value?.default) !== '{}') return value;
      const { default: __, ...schema } = value;
      return schema;
    }),
  );

const kotlinIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.kt'));

/** Makes a Kotlin client in `folder` with the generator that our pom names, and compiles all of its files: how many there are. */
export const makeKotlinClient = (maven: string, folder: string): number => {
  const document = `${folder}.json`;
  writeFileSync(document, withoutEmptyDefaults(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8')));
  const options = ['--batch-mode', '--file', POM, `-Dfolder=${folder}`, `-Ddocument=${document}`];
  const { status, stdout, error } = spawnSync(maven, [...options, 'clean', 'compile'], {
    encoding: 'utf8',
    maxBuffer: LONGEST_BYTES,
  });
  if (status !== 0) throw new Error(`${maven} failed: ${error?.message ?? stdout}`);
  return kotlinIn(join(folder, 'made')).length;
};
