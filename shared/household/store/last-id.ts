import type { HouseholdId } from '../../base/area-code.ts';
import type { Table } from '../../table/table.ts';
import { toHousehold } from './household-item.ts';
import { householdKey } from './keys.ts';

/** Pointers never form a ring; this only keeps a damaged record from leading round for ever. */
const MOST_MOVES = 50;

/** The number under which a household is found today, following the pointers that it left. */
export const lastNumber = async (table: Table, id: HouseholdId): Promise<HouseholdId> => {
  let last = id;
  for (let n = 0; n < MOST_MOVES; n += 1) {
    const item = await table.get(householdKey(last));
    const household = item && toHousehold(item);
    if (household?.status !== 'moved') return last;
    last = household.movedTo;
  }
  return last;
};
