import * as z from 'zod/mini';
import { addMs, Day, dayOf, Instant, laterOf } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import { type ComputedDeadline, computeDeadline } from './compute-deadline.ts';
import {
  MAX_PAUSED_WORKING_DAYS,
  MAX_PAUSES,
  Pause,
  pauseAllowanceLeft,
  Verification,
} from './count-days.ts';
import { formatLimit, type Limit, LimitText, parseLimit } from './limit.ts';
import { RuleId } from './limits.ts';
import { eveningOf } from './rule-book.ts';

/**
 * A running deadline, kept inside its case. Limit, start, pauses and extension are the facts; the due date is always
 * recomputed from them (`run-clock.ts`), never patched. In time is [startedAt, dueAt).
 */
export const Clock = z.strictObject({
  rule: RuleId,
  limit: LimitText,
  startedAt: Instant,
  pauses: z.array(Pause).check(z.maxLength(MAX_PAUSES)),
  extension: z.optional(z.strictObject({ limit: LimitText, grantedAt: Instant })),
  /** While answers were verified that turned out to solve nothing: not the handler's time. */
  verified: z.optional(z.array(Verification)),
  /** What the requester was last told. No later computation goes below it. */
  promisedAt: Instant,
  dueAt: Instant,
  /** The last day in time. */
  dueOn: Day,
  /** Counted with a year that has no notice yet; recomputed when it arrives. */
  provisional: z.boolean(),
  stoppedAt: z.optional(Instant),
});
export type Clock = z.infer<typeof Clock>;

/** A pause that nobody has ended. */
export const openPause = ({ pauses }: Clock): Pause | undefined => {
  const last = pauses.at(-1);
  return last?.to === undefined ? last : undefined;
};

interface Start {
  limit: Limit;
  rule: RuleId;
  startedAt: Instant;
}

/** Starts a clock; its first due date is what the requester is told. */
export function startClock({ limit, rule, startedAt }: Start, calendar: WorkCalendar): Clock {
  const deadline = computeDeadline({ limit, startedAt, evening: eveningOf(rule) }, calendar);
  const { dueAt, dueOn, provisional } = deadline;
  const start = { rule, limit: formatLimit(limit), startedAt, pauses: [], promisedAt: dueAt };
  const clock = { ...start, dueAt, dueOn, provisional };
  computedDeadlines.set(clock, { calendar, deadline });
  return clock;
}

/**
 * Waits for the requester. Refuses (409) a clock that is stopped or paused, a third pause, one after ten working days
 * of waiting, and one that begins before the last one ended.
 */
export function pauseClock(clock: Clock, at: Instant, calendar: WorkCalendar): Clock {
  refuseStopped(clock);
  if (openPause(clock)) throw conflict('clock.waiting-already');
  if (clock.pauses.length >= MAX_PAUSES) throw conflict('clock.too-many-pauses', { most: MAX_PAUSES });
  if (pauseAllowanceLeft(clock.pauses, calendar) === 0)
    throw conflict('clock.paused-too-long', { most: MAX_PAUSED_WORKING_DAYS });
  if (at < (clock.pauses.at(-1)?.to ?? clock.startedAt)) throw conflict('clock.paused-in-past');
  return recomputeClock({ ...clock, pauses: [...clock.pauses, { from: at }] }, calendar);
}

/** The requester answered: the clock runs again. What waiting was too long is not made up. */
export function resumeClock(clock: Clock, at: Instant, calendar: WorkCalendar): Clock {
  refuseStopped(clock);
  const open = openPause(clock);
  if (!open) throw conflict('clock.not-waiting');
  return recomputeClock({ ...clock, pauses: endPause(clock.pauses, open, at) }, calendar);
}

/** An answer has solved nothing: whoever handles the case gets the time back that was left when it was given. */
export const giveBack = (clock: Clock, verification: Verification, calendar: WorkCalendar): Clock =>
  recomputeClock({ ...clock, verified: [...(clock.verified ?? []), verification] }, calendar);

interface Extension {
  limit: Limit;
  grantedAt: Instant;
}

/** Gives more time, once, while there is time left. Whether the rule allows it and who agrees is for the case to ask. */
export function extendClock(clock: Clock, { limit, grantedAt }: Extension, calendar: WorkCalendar): Clock {
  refuseStopped(clock);
  if (clock.extension) throw conflict('clock.extended-already');
  if (grantedAt >= clock.dueAt) throw conflict('clock.run-out');
  return recomputeClock({ ...clock, extension: { limit: formatLimit(limit), grantedAt } }, calendar);
}

/** Ends a clock; waiting ends with it, and its due date stays as it is from now on. */
export function stopClock(clock: Clock, at: Instant, calendar: WorkCalendar): Clock {
  if (clock.stoppedAt !== undefined) return clock;
  const open = openPause(clock);
  const closed = open
    ? recomputeClock({ ...clock, pauses: endPause(clock.pauses, open, at) }, calendar)
    : clock;
  return { ...closed, stoppedAt: at };
}

/**
 * The due date from the facts, on today's calendar, and never below what was promised. While waiting, it is the date if
 * the whole allowance is used; that one is shown but not promised, since an answer tomorrow brings it forward.
 */
export function recomputeClock(clock: Clock, calendar: WorkCalendar): Clock {
  if (clock.stoppedAt !== undefined) return clock;
  const { dueAt: computedAt, provisional } = computeClock(clock, calendar);
  const dueAt = laterOf(computedAt, clock.promisedAt);
  const promisedAt = openPause(clock) ? clock.promisedAt : dueAt;
  return sameDeadline(clock, { ...clock, promisedAt, dueAt, dueOn: dayOf(addMs(dueAt, -1)), provisional });
}

/**
 * A running clock on a calendar that has come to know another year. One that has run out keeps its date: what was late by
 * the date that was told stays late, and is no longer provisional once every day of it is known.
 */
export function recountClock(clock: Clock, at: Instant, calendar: WorkCalendar): Clock {
  if (clock.stoppedAt !== undefined || at < clock.dueAt) return recomputeClock(clock, calendar);
  return { ...clock, provisional: computeClock(clock, calendar).provisional };
}

/** A clock is never changed, only replaced, and it is asked several times: for each reminder, its colour, an explanation. */
const computedDeadlines = new WeakMap<Clock, { calendar: WorkCalendar; deadline: ComputedDeadline }>();

/** A copy with other things in it than start, limit, waiting, verifying and extension: what was computed for the clock holds for it. */
export function sameDeadline<C extends Clock>(clock: Clock, copy: C): C {
  const known = computedDeadlines.get(clock);
  if (known !== undefined) computedDeadlines.set(copy, known);
  return copy;
}

/** The deadline behind a clock: every day, counted or not. Computed once for each clock. */
export function computeClock(clock: Clock, calendar: WorkCalendar): ComputedDeadline {
  const known = computedDeadlines.get(clock);
  if (known?.calendar === calendar) return known.deadline;
  const deadline = computeDeadline(
    {
      limit: parseLimit(clock.limit),
      startedAt: clock.startedAt,
      evening: eveningOf(clock.rule),
      pauses: clock.pauses,
      verified: clock.verified,
      extension: clock.extension && parseLimit(clock.extension.limit),
    },
    calendar,
  );
  computedDeadlines.set(clock, { calendar, deadline });
  return deadline;
}

function endPause(pauses: readonly Pause[], open: Pause, at: Instant): Pause[] {
  if (at < open.from) throw conflict('clock.resumed-too-early');
  return [...pauses.slice(0, -1), { from: open.from, to: at }];
}

function refuseStopped({ stoppedAt }: Clock): void {
  if (stoppedAt !== undefined) throw conflict('clock.stopped');
}
