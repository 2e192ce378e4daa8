import { townshipOf } from '../../base/area-code.ts';
import type { Day } from '../../base/instant.ts';
import { COUNTER_SLICES, type Key, slot } from '../../table/key.ts';

export const activityPartition = (subject: string) => `SUBJECT#${subject}`;
export const activityMonth = (month: string) => `DONE#${month}#`;
export const serviceReceiptKey = (id: string): Key => ({ pk: `RECEIPT#${id}`, sk: 'SERVICE' });
export const serviceKey = (subject: string, day: Day, id: string): Key => ({
  pk: activityPartition(subject),
  sk: `SERVICE#${day}#${id}`,
});
/** What was done in a township and month, and what asked for it: `id` spreads the writes. */
export const activityCounterKey = (
  what: 'VISITS' | 'CONTACTS' | 'SERVICES' | 'TRIGGERS',
  area: string,
  month: string,
  id: string,
): Key => ({
  pk: `TALLY#${townshipOf(area)}`,
  sk: `${activityMonth(month)}${what}#${slot(id, COUNTER_SLICES)}`,
});
