import { type HouseholdId, householdId, sequenceOf } from '../../base/area-code.ts';
import { conflict } from '../../base/refusal.ts';
import type { Household, PresentHousehold } from '../../household/rules/household.ts';

const PLACES = 1_000;

type Numbered = Pick<Household, 'id'>;

/**
 * Numbers in another grid, one for each household: the place in the grid that it had where that is free, else the first
 * one that is and that none of `coming` had. What was ever used there, pointers included, is not free.
 */
export const newIdsFor = (
  households: readonly PresentHousehold[],
  grid: string,
  inGrid: readonly Numbered[],
  coming: readonly Numbered[] = households,
): HouseholdId[] => {
  const used = new Set(inGrid.map(({ id }) => sequenceOf(id)));
  const wanted = new Set(coming.map(({ id }) => sequenceOf(id)));
  const all = Array.from({ length: PLACES }, (_, n) => n);
  const firstFree = () => all.find((n) => !used.has(n) && !wanted.has(n)) ?? all.find((n) => !used.has(n));
  return households.map(({ id }) => {
    const own = sequenceOf(id);
    const free = used.has(own) ? firstFree() : own;
    if (free === undefined) throw conflict('grid.no-numbers', { grid });
    used.add(free);
    return householdId(grid, free);
  });
};
