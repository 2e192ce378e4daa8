import type { Instant } from '../../../base/instant.ts';
import { type Case, isOpen } from '../case.ts';
import { isAwaited } from '../follow-up/follow-up.ts';
import { nextLook as nextOnClock } from './case-clock.ts';

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
