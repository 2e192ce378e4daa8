import type { Key } from '../../table/key.ts';

export const areaMoveKey = (id: string): Key => ({ pk: `MOVE#${id}`, sk: 'MOVE' });
export const areaMoveCountsKey = (id: string): Key => ({ pk: `MOVE#${id}`, sk: 'COUNTS' });
