import { addDays, addMs, type Day, type Instant, startOf } from '../../base/instant.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import type { Clock } from './clock.ts';
import type { ComputedDeadline } from './compute-deadline.ts';
import { lengthMs, parseLimit } from './limit.ts';
import { OFFICE_DAY_MS, OPENS_AFTER_MS } from './office-hours.ts';
import { isPausedOn } from './pauses.ts';
import { computeClock } from './run-clock.ts';

/**
 * The moment when `share` (0 to 1) of a limit is used up. Hours are measured by the clock on the wall; days in the days
 * that count, each from 09:00 to 18:00, so that half of five working days never falls into a holiday or a night.
 */
export function momentAtShare(clock: Clock, share: number, calendar: WorkCalendar): Instant {
  if (share >= 1) return clock.dueAt;
  const computed = computeClock(clock, calendar);
  const ms = clock.extension ? undefined : lengthMs(parseLimit(clock.limit));
  if (ms !== undefined) return afterPauses(addMs(clock.startedAt, Math.round(ms * share)), computed);

  const days = daysThatRun(clock, computed, calendar);
  if (days.length === 0) return betweenMoments(clock.startedAt, clock.dueAt, share);
  const usedMs = Math.round(share * days.length * OFFICE_DAY_MS);
  const day = days[Math.floor(usedMs / OFFICE_DAY_MS)] ?? clock.dueOn;
  return addMs(startOf(day), OPENS_AFTER_MS + (usedMs % OFFICE_DAY_MS));
}

/** Every pause that begins before the moment moves it on by its length. */
const afterPauses = (moment: Instant, { pauses }: ComputedDeadline): Instant =>
  pauses.reduce(
    (at, { from, to }) => (from <= at ? addMs(at, Date.parse(to) - Date.parse(from)) : at),
    moment,
  );

const betweenMoments = (from: Instant, to: Instant, share: number): Instant =>
  addMs(from, Math.round((Date.parse(to) - Date.parse(from)) * share));

/** The days on which this clock runs, up to the one it is due: working days, or all days if it counts all. */
function daysThatRun(clock: Clock, { startsOn, pauses }: ComputedDeadline, calendar: WorkCalendar): Day[] {
  const allDays = parseLimit(clock.limit).unit === 'd';
  const days: Day[] = [];
  for (let day = addDays(startsOn, 1); day <= clock.dueOn; day = addDays(day, 1))
    if ((allDays || calendar(day).works) && !isPausedOn(pauses, day)) days.push(day);
  return days;
}
