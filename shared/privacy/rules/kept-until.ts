import { addDays, type Day } from '../../base/instant.ts';
import { personalFields } from '../../modules.ts';

/** The days that the field register gives a field, after the event that ends its purpose. */
export const keptDays = (field: keyof typeof personalFields): number => {
  const found = personalFields[field];
  if (found === undefined) throw new Error(`The field register has no line "${field}".`);
  return found.kept.days;
};

/** What ended on this day or before has been kept long enough by `today`. */
export const lastExpired = (field: keyof typeof personalFields, today: Day): Day =>
  addDays(today, -keptDays(field) - 1);

/** The same of what is kept from the end of its year on. */
export const lastExpiredOfYear = (field: keyof typeof personalFields, today: Day): Day =>
  `${Number(addDays(lastExpired(field, today), 1).slice(0, 4)) - 1}-12-31`;
