import type { Key } from '../../table/key.ts';

/** Staff of a county, or of the prefecture's own offices, by area and id. */
export const staffPartition = (area: string) => `STAFF#${area.slice(0, 6)}`;
export const formerStaffPartition = (area: string) => `FORMER#${area.slice(0, 6)}`;
export const workerKey = (id: string): Key => ({ pk: `WORKER#${id}`, sk: 'WORKER' });
