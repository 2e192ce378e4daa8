import type { Key } from '../../table/key.ts';

/** A request of somebody about their data, and the erasing that it began. */
export const rightsRequestKey = (id: string): Key => ({ pk: `RIGHTS#${id}`, sk: 'REQUEST' });
export const erasureKey = (id: string): Key => ({ pk: `RIGHTS#${id}`, sk: 'ERASURE' });
export const erasureCountsKey = (id: string): Key => ({ pk: `RIGHTS#${id}`, sk: 'COUNTS' });
/** Requests of a county that wait, by their last day in time. */
export const openRightsPartition = (area: string) => `RIGHTS-OPEN#${area.slice(0, 6)}`;
/** Up to when cases have been looked at that were kept long enough. */
export const retentionKey = (): Key => ({ pk: 'RETENTION', sk: 'CASES' });
