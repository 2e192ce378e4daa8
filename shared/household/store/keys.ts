import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import type { Key } from '../../table/key.ts';

export const householdsPartition = (grid: string) => `GRID#${grid}`;
export const householdKey = (id: HouseholdId): Key => ({ pk: `GRID#${gridOf(id)}`, sk: `HH#${id}` });
/** Who made what with a client's id, where the record itself has another number. */
export const receiptKey = (id: string): Key => ({ pk: `RECEIPT#${id}`, sk: 'RECEIPT' });
