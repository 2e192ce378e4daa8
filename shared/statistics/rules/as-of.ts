import { addDays, dayOf, type Instant, startOf } from '../../base/instant.ts';

export const laterOf = (one: Instant | undefined, other: Instant): Instant =>
  one === undefined || one < other ? other : one;

/**
 * Up to when every change is in sums that were put together from those of areas below: the latest moment that one of them
 * was counted up to, which is that of a change and not of its counting, so that what still waits in the stream or in a
 * queue comes later. Where nothing has changed for long, the recount of every night says it: all of the day before is in.
 */
export const asOfSums = (counted: readonly Instant[], now: Instant): Instant =>
  counted.reduce(laterOf, startOf(addDays(dayOf(now), -1)));
