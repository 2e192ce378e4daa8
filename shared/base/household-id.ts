import * as z from 'zod/mini';
import { personal } from './personal.ts';
import { invalid } from './refusal.ts';

/**
 * A household's number: its grid's code, a dash, three digits and a check digit (ISO/IEC 7064, MOD 11,10).
 * The number says where the household lies, so a report needs no look-up to know whose it is; a household
 * that moves to another grid gets a new number there, and the old one points to it.
 */
export const HouseholdId = personal(
  'household.id',
  z.string().check(
    z.regex(/^[1-9]\d{14}-\d{4}$/, 'Send a household number: 15 digits of the grid, a dash, 4 digits.'),
    z.refine(
      (id) => checkDigit(id.slice(0, -1)) === id.slice(-1),
      'The check digit does not fit: look for a typing error.',
    ),
  ),
);
export type HouseholdId = z.infer<typeof HouseholdId>;

/** ISO/IEC 7064 MOD 11,10 over the digits of `text`; finds every single wrong digit. */
const checkDigit = (text: string): string => {
  let remainder = 10;
  for (const digit of text.replace('-', '')) {
    const sum = (remainder + Number(digit)) % 10 || 10;
    remainder = (sum * 2) % 11;
  }
  return String((11 - remainder) % 10);
};

/** The number of the `sequence`th (0 to 999) household of a grid. */
export const householdId = (grid: string, sequence: number): HouseholdId => {
  if (sequence < 0 || sequence > 999)
    throw invalid('A grid holds at most 1,000 household numbers; open a new grid.');
  const stem = `${grid}-${String(sequence).padStart(3, '0')}`;
  return `${stem}${checkDigit(stem)}`;
};

export const isHouseholdId = (id: string): id is HouseholdId => HouseholdId.safeParse(id).success;

export const gridOf = (id: HouseholdId): string => id.slice(0, 15);

/** Which household of its grid it is. */
export const sequenceOf = (id: HouseholdId): number => Number(id.slice(16, 19));
