import * as z from 'zod/mini';
import { GridCode, type HouseholdId, householdId, sequenceOf } from '../../base/area-code.ts';
import { Ulid } from '../../base/id.ts';
import type { Instant } from '../../base/instant.ts';
import { type Household, HouseholdFile } from './household.ts';
import { newHousehold } from './new-household.ts';
import { likelySame } from './same-contact.ts';

/** What a registrar sends to add a household; the number is given by the grid. */
export const NewHousehold = z.strictObject({
  /** Made by the client; sending it twice adds one household. */
  id: Ulid,
  grid: GridCode,
  ...HouseholdFile.shape,
  /** Said after a warning: those who have the same contact were looked at, and this is none of them. */
  isAnother: z.optional(z.literal(true)),
});
export type NewHousehold = z.infer<typeof NewHousehold>;

/** The first number after all that were ever used in the grid: numbers are not given twice. */
export const nextNumber = (grid: string, inGrid: readonly Household[]): HouseholdId =>
  householdId(grid, Math.max(-1, ...inGrid.map(({ id }) => sequenceOf(id))) + 1);

/** A household under the next number of its grid, with those that may be the same. */
export const fileHousehold = (body: NewHousehold, inGrid: readonly Household[], at: Instant) => {
  const { id: _, grid, isAnother: __, ...file } = body;
  return {
    household: newHousehold(nextNumber(grid, inGrid), file, at),
    likely: likelySame(file, inGrid),
  };
};
