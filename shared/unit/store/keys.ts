import type { Key } from '../../table/key.ts';

/** The units of a county, or of the prefecture itself, by id. */
export const unitsPartition = (area: string) => `UNITS#${area.slice(0, 6)}`;
export const unitKey = (area: string, id: string): Key => ({ pk: unitsPartition(area), sk: `${id}` });
