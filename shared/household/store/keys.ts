import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import type { Key } from '../../table/key.ts';

export const householdsPartition = (grid: string) => `GRID#${grid}`;
export const householdKey = (id: HouseholdId): Key => ({ pk: `GRID#${gridOf(id)}`, sk: `HH#${id}` });
/** The number in an item's key: a place in the grid is taken, whether its record can be read or not. */
export const householdIdIn = ({ sk }: Key): { id: HouseholdId } => ({ id: sk.slice('HH#'.length) });
/** Who made what with a client's id, where the record itself has another number. */
export const receiptKey = (id: string): Key => ({ pk: `RECEIPT#${id}`, sk: 'RECEIPT' });
