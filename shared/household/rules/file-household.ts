import * as z from 'zod/mini';
import { GridCode, type HouseholdId, householdId, sequenceOf } from '../../base/area-code.ts';
import { Ulid } from '../../base/id.ts';
import type { Instant } from '../../base/instant.ts';
import { type Household, HouseholdFile, isPresent } from './household.ts';
import { newHousehold } from './new-household.ts';

/** What a registrar sends to add a household; the number is given by the grid. */
export const NewHousehold = z.strictObject({
  /** Made by the client; sending it twice adds one household. */
  id: Ulid,
  grid: GridCode,
  ...HouseholdFile.shape,
});
export type NewHousehold = z.infer<typeof NewHousehold>;

/** The first number after all that were ever used in the grid: numbers are not given twice. */
export const nextNumber = (grid: string, inGrid: readonly Household[]): HouseholdId =>
  householdId(grid, Math.max(-1, ...inGrid.map(({ id }) => sequenceOf(id))) + 1);

const digits = (phone: string) => phone.replace(/\D/g, '');

/** Households of the grid with the same contact: shown to whoever adds one, who decides whether it is the same. */
export const likelySame = (file: HouseholdFile, inGrid: readonly Household[]): HouseholdId[] =>
  inGrid
    .filter(isPresent)
    .filter(({ name, phone }) => {
      const sameNumber =
        phone !== undefined && file.phone !== undefined && digits(phone) === digits(file.phone);
      return name === file.name && (sameNumber || (phone === undefined && file.phone === undefined));
    })
    .map(({ id }) => id);

/** A household under the next number of its grid, with those that may be the same. */
export const fileHousehold = (body: NewHousehold, inGrid: readonly Household[], at: Instant) => {
  const { id: _, grid, ...file } = body;
  return {
    household: newHousehold(nextNumber(grid, inGrid), file, at),
    likely: likelySame(file, inGrid),
  };
};
