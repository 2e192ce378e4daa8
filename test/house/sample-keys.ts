import { keyBuilders } from './key-builders.ts';

/** Names of functions that answer with a partition or a whole key, and not with a part of a sort key. */
const BUILDS_KEY = /(Key|Partition|Clock|Shard)$/;

export interface SampleKey {
  readonly module: string;
  readonly builder: string;
  readonly pk: string;
  /** None where only the name of a partition is built. */
  readonly sk: string | undefined;
}

/** One key of each kind that the store of a module builds. */
export const sampleKeys = async (): Promise<SampleKey[]> => {
  const built = await keyBuilders();
  return built
    .filter(({ name, file }) => BUILDS_KEY.test(name) && !file.startsWith('shared/table/'))
    .map(({ name, file, parts: [pk = '', sk] }) => ({
      module: file.split('/')[1] ?? '',
      builder: name,
      pk,
      sk,
    }));
};
