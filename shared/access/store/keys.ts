import type { Instant } from '../../base/instant.ts';
import type { Key } from '../../table/key.ts';

export const accessesPartition = (subject: string) => `ACCESS#${subject}`;
export const controlRecordKey = (): Key => ({ pk: 'BULLETIN', sk: 'BULLETIN' });
export const accessKey = (subject: string, at: Instant, id: string): Key => ({
  pk: `ACCESS#${subject}`,
  sk: `${at}#${id}`,
});
