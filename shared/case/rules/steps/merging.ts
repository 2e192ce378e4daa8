import type { Instant } from '../../../base/instant.ts';
import { conflict, invalid } from '../../../base/refusal.ts';
import type { WorkCalendar } from '../../../calendar/rules/work-calendar.ts';
import { type CaseIn, isOpen, skeletonOf } from '../case.ts';
import { inStatus, type Reducer } from '../reducer.ts';
import type { CaseClock } from '../timing/case-clock.ts';
import { acceptClock, calendarOf, clockAgain, promised, resolveClock } from '../timing/case-time.ts';

/** Only what nobody works on yet is merged; each reporter keeps the own number, which points to the other case. */
export const merged: Reducer<'merged'> = (it, { into, at }) => {
  const from = inStatus(it, 'reported', 'accepted');
  if (into === it.id) throw invalid('case.merge-itself', '#/into');
  return {
    ...skeletonOf(from),
    status: 'merged',
    into,
    was: from.status,
    endedAt: at,
    stood: { clock: from.clock },
  };
};

/** Whoever has reported what comes in goes on as a reporter of this case. */
export const absorbed: Reducer<'absorbed'> = (it, { reporters = 1 }) => {
  if (!isOpen(it)) throw conflict('case.merge-into-ended');
  return { ...it, reporters: it.reporters + reporters };
};

/** Its clock never stopped, and knows by now which days are off. */
const clockOfUnmerged = (from: CaseIn<'merged'>, at: Instant, calendar: WorkCalendar): CaseClock => {
  if (from.stood !== undefined) return clockAgain(from.stood.clock, at, calendar);
  const clock =
    from.was === 'reported' ? acceptClock(from, from.reportedAt, calendar) : resolveClock(from, calendar);
  return promised(clock, from.promisedAt, calendar);
};

/** Undoes a merge; the clock is what it would be had nothing been merged, and keeps what it had promised. */
export const unmerged: Reducer<'unmerged'> = (it, entry) => {
  const from = inStatus(it, 'merged');
  const clock = clockOfUnmerged(from, entry.at, calendarOf(entry));
  return { ...skeletonOf(from), status: from.was, clock };
};

/** The reporters have gone on with the case that this one was merged into: that merge is undone first. */
export const released: Reducer<'released'> = (it, { reporters = 1 }) => {
  if (it.status === 'merged') throw conflict('case.unmerge-into-first', { into: it.into });
  return { ...it, reporters: it.reporters - reporters };
};
