import { addDays, type Day } from '../../base/instant.ts';

/** Days of the field register by which the job deletes: no function carries the register, and a test compares the two. */
export const KEPT_DAYS = {
  'case.words': 365,
  'visit.reason': 1_095,
  'contact.purpose': 1_095,
  'service.given': 1_095,
  'worker.name': 365,
  'household.name': 90,
} as const;
type Kept = keyof typeof KEPT_DAYS;

/** What ended on this day or before has been kept long enough by `today`. */
export const lastExpired = (field: Kept, today: Day): Day => addDays(today, -KEPT_DAYS[field] - 1);

/** The same of what is kept from the end of its year on. */
export const lastExpiredOfYear = (field: Kept, today: Day): Day =>
  `${Number(addDays(lastExpired(field, today), 1).slice(0, 4)) - 1}-12-31`;
