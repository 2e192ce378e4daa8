import { conflict, invalid } from '../../../base/refusal.ts';
import { isOpen, skeletonOf } from '../case.ts';
import { inStatus, type Reducer } from '../reducer.ts';
import { acceptClock, calendarOf, promised, resolveClock } from '../timing/case-time.ts';

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
    promisedAt: from.clock.promisedAt,
  };
};

export const absorbed: Reducer<'absorbed'> = (it) => {
  if (!isOpen(it)) throw conflict('case.merge-into-ended');
  return { ...it, reporters: it.reporters + 1 };
};

/** Undoes a merge; the clock is what it would be had nothing been merged, and keeps what it had promised. */
export const unmerged: Reducer<'unmerged'> = (it, entry) => {
  const from = inStatus(it, 'merged');
  const calendar = calendarOf(entry);
  const clock =
    from.was === 'reported' ? acceptClock(from, from.reportedAt, calendar) : resolveClock(from, calendar);
  return { ...skeletonOf(from), status: from.was, clock: promised(clock, from.promisedAt, calendar) };
};

export const released: Reducer<'released'> = (it) => ({ ...it, reporters: it.reporters - 1 });
