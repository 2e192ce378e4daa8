import type { Day, Instant } from '../../base/instant.ts';
import { CLOCK_SHARDS, type Key, slot } from '../../table/key.ts';

export const linksPartition = (subject: string) => `SUBJECT#${subject}`;
/** What an office is joined with, by subject; and what it will be. */
export const linksOfUnitPartition = (unit: string) => `UNIT#${unit}`;
export const deputiesPartition = (worker: string) => `WORKER#${worker}`;
/** Live links of a worker by subject, and those that have not begun. */
export const liveLinksPartition = (worker: string) => `WORKER#${worker}`;
export const plannedLinksPartition = (worker: string) => `PLANNED#${worker}`;
/** For whom a worker stands in, by the day on which that is over. */
export const deputyForPartition = (deputy: string) => `DEPUTY#${deputy}`;
/** Days on which a link or a deputy begins or is over. */
export const dueLinksClock = (id: string) => `TURN#${slot(id, CLOCK_SHARDS)}`;
export const dueLinksShard = (shard: number) => `TURN#${shard}`;
export const linkKey = (subject: string, from: Day, holder: string): Key => ({
  pk: `SUBJECT#${subject}`,
  sk: `LINK#${from}#${holder}`,
});
/** What somebody, or an office, was joined with last in a programme that sets a limit. */
export const heldLinksKey = (holder: string, programme: string): Key => ({
  pk: holder.startsWith('unit:') ? `UNIT#${holder.slice('unit:'.length)}` : `WORKER#${holder}`,
  sk: `HOLDS#${programme}`,
});
/** Counts the deputies that a worker was given, so that of two named at once one sees the other. */
export const deputyDaysKey = (worker: string): Key => ({ pk: `WORKER#${worker}`, sk: 'STANDS-IN' });
/** To whom a worker gave everything, and when: what still comes to their name goes there. */
export const handedOnKey = (worker: string, at: Instant, id: string): Key => ({
  pk: `WORKER#${worker}`,
  sk: `HANDED-ON#${at}#${id}`,
});
export const deputyKey = (worker: string, from: Day, deputy: string): Key => ({
  pk: `WORKER#${worker}`,
  sk: `DEPUTY#${from}#${deputy}`,
});
