import type { Instant } from '../../base/instant.ts';
import { applyEntry, openCase } from './apply-entry.ts';
import { type Case, isOpen } from './case.ts';
import type { Entry, EntryOf } from './entry.ts';
import { isAwaited } from './follow-up/follow-up.ts';
import { nextLook as nextOnClock } from './timing/case-clock.ts';

/**
 * When the sweep must look at a case: the earliest of its running clock, the dates of its follow-up orders and, after
 * its end, the day on which the requester is asked whether the solution lasted.
 */
export const nextLook = (it: Case): Instant | undefined =>
  [isOpen(it) ? nextOnClock(it.clock) : undefined, ...orderDates(it), askAt(it)]
    .filter((at) => at !== undefined)
    .sort()[0];

const orderDates = (it: Case): Instant[] => (it.followUps ?? []).filter(isAwaited).map((one) => one.answerBy);

/** When the requester of a closed case is asked; none once that was done. */
export const askAt = (it: Case): Instant | undefined =>
  it.status === 'closed' && it.outcome?.state === 'due' ? it.outcome.askAt : undefined;

/** A case as an entry leaves it. */
interface Reached<E extends Entry> {
  readonly after: Case;
  readonly entry: E;
  /** When the sweep must look at it; stored beside the case, in whose record it is not. */
  readonly lookAt: Instant | undefined;
}

/** A case that begins. */
export type Opened = Reached<EntryOf<'reported'>>;

/** One step of a case. */
export interface Move extends Reached<Entry> {
  readonly before: Case;
}

/** All that a report opens. */
export const opened = (entry: EntryOf<'reported'>): Opened => {
  const after = openCase(entry);
  return { after, entry, lookAt: nextLook(after) };
};

/** All that an entry makes of a case. */
export const moved = (before: Case, entry: Entry): Move => {
  const after = applyEntry(before, entry);
  return { before, after, entry, lookAt: nextLook(after) };
};
