import { type HouseholdId, householdId, sequenceOf } from '../area/household-id.ts';
import { conflict } from '../refusal.ts';
import type { Household, PresentHousehold } from './household.ts';

const NUMBERS = 1_000;

/**
 * Numbers in another grid, one for each household: the place in the grid that it had where that is free, else the first
 * one that is. What was ever used there, pointers included, is not free.
 */
export const newNumbers = (
  households: readonly PresentHousehold[],
  grid: string,
  inGrid: readonly Household[],
): HouseholdId[] => {
  const used = new Set(inGrid.map(({ id }) => sequenceOf(id)));
  return households.map(({ id }) => {
    const own = sequenceOf(id);
    const free = used.has(own) ? Array.from({ length: NUMBERS }, (_, n) => n).find((n) => !used.has(n)) : own;
    if (free === undefined) throw conflict(`The grid ${grid} has no numbers left.`);
    used.add(free);
    return householdId(grid, free);
  });
};
