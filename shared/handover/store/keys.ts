import type { Key } from '../../table/key.ts';

export const handOverKey = (id: string): Key => ({ pk: `HANDOVER#${id}`, sk: 'HANDOVER' });
export const handOverCountsKey = (id: string): Key => ({ pk: `HANDOVER#${id}`, sk: 'COUNTS' });
