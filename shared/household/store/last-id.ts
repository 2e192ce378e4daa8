import type { HouseholdId } from '../../base/area-code.ts';
import type { Day } from '../../base/instant.ts';
import type { Table } from '../../table/table.ts';
import type { LastHousehold } from '../rules/household.ts';
import { toHousehold } from './household-item.ts';
import { householdKey } from './keys.ts';

/** Pointers never form a ring; this only keeps a damaged record from leading round for ever. */
const MOST_MOVES = 50;

interface LastPlace {
  readonly id: HouseholdId;
  /** What stands there; nothing under a number that nobody ever had. */
  readonly household?: LastHousehold | undefined;
}

/** Where a household is found today, following the pointers that it left: the one rule for old numbers. */
export const lastPlace = async (table: Table, id: HouseholdId): Promise<LastPlace> => {
  let last = id;
  for (let n = 0; n < MOST_MOVES; n += 1) {
    const item = await table.get(householdKey(last));
    const household = item && toHousehold(item);
    if (household?.status !== 'moved') return { id: last, household };
    last = household.movedTo;
  }
  return { id: last };
};

/** The number that a household asked for by `id` had on a day; on the day of a move still the one before it. */
export const numberOn = async (table: Table, id: HouseholdId, day: Day): Promise<HouseholdId> => {
  let number = id;
  for (let n = 0; n < MOST_MOVES; n += 1) {
    const item = await table.get(householdKey(number));
    const household = item && toHousehold(item);
    if (household?.status !== 'moved' || household.movedOn >= day) return number;
    number = household.movedTo;
  }
  return number;
};

/** The number under which a household is found today. */
export const lastNumber = async (table: Table, id: HouseholdId): Promise<HouseholdId> =>
  (await lastPlace(table, id)).id;
