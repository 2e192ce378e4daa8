import { join } from 'node:path';
import type { Grants, KeyPrefixes, Looks, PublishedKeys } from '../../shared/base/module-data.ts';
import type { PersonalField } from '../../shared/base/personal-field.ts';
import { ROOT } from './cruise.ts';
import { trackedFiles } from './tracked-files.ts';

/** What a `module.ts` may say; each kind is there only in the modules that have it. */
export interface ModuleData {
  readonly grants?: Grants;
  readonly personalFields?: Readonly<Record<string, PersonalField>>;
  readonly keyPrefixes?: KeyPrefixes;
  readonly publishedKeys?: PublishedKeys;
  readonly counters?: readonly string[];
  readonly looks?: Looks;
}

export const KINDS = [
  'grants',
  'personalFields',
  'personalPlaces',
  'keyPrefixes',
  'publishedKeys',
  'counters',
  'looks',
];

/** What every module says of itself, by its name. */
export const modulesData = async (): Promise<ReadonlyMap<string, ModuleData>> => {
  const files = trackedFiles().filter((file) => /^shared\/[^/]+\/module\.ts$/.test(file));
  const read = async (file: string) => [file.split('/')[1] ?? '', await import(join(ROOT, file))] as const;
  return new Map(await Promise.all(files.map(read)));
};
