import * as z from 'zod/mini';
import { addDays, addMs, type Day, dayOf, Instant, laterOf, startOf, timeOf } from '../../base/instant.ts';
import { type DayReason, nextWorkingDay, type WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import type { Limit } from './limit.ts';

const HOUR_MS = 3_600_000;
export const OPENS_AFTER_MS = 9 * HOUR_MS;
const CLOSES_AFTER_MS = 18 * HOUR_MS;
export const OFFICE_DAY_MS = CLOSES_AFTER_MS - OPENS_AFTER_MS;

/** 18:00 itself belongs to the evening: office hours are [09:00, 18:00). */
const isEvening = (at: Instant): boolean => timeOf(at) >= '18:00';
const isEarly = (at: Instant): boolean => timeOf(at) < '09:00';

/** The day that something at `at` counts as: after 18:00 it is the next working day, on any other hour the day itself. */
export const countsAs = (at: Instant, calendar: WorkCalendar): Day =>
  isEvening(at) ? nextWorkingDay(calendar, dayOf(at)) : dayOf(at);

/** The first whole day that a pause from `at` takes away, or that work begun again at `at` has: today until 18:00. */
export const wholeDayFrom = (at: Instant): Day => (isEvening(at) ? addDays(dayOf(at), 1) : dayOf(at));

/** `at` itself if an office is open then, or else the next opening: nobody is reminded at midnight. */
export function nextOfficeMoment(at: Instant, calendar: WorkCalendar): Instant {
  const today = dayOf(at);
  if (isEvening(at) || !calendar(today).works) return opening(nextWorkingDay(calendar, today));
  return isEarly(at) ? opening(today) : at;
}

const opening = (day: Day): Instant => addMs(startOf(day), OPENS_AFTER_MS);

export const MAX_PAUSES = 2;
/** Over all pauses of a case; afterwards the clock runs again by itself. */
export const MAX_PAUSED_WORKING_DAYS = 10;

/** Waiting for the requester, [from, to). Without `to` it goes on. */
export const Pause = z.strictObject({ from: Instant, to: z.optional(Instant) });
export type Pause = z.infer<typeof Pause>;

/** A pause as far as it is allowed: in exact moments for limits in hours, in whole days for limits in days. */
export interface EffectivePause {
  from: Instant;
  to: Instant;
  firstDay: Day;
  /** The first day that counts again. */
  endDay: Day;
  /** It ends because the allowance is used up. */
  cut: boolean;
  provisional: boolean;
}

/** What of `pauses` holds: [from, to), but nothing beyond the moment when the allowance is used up. */
export function effectivePauses(pauses: readonly Pause[], calendar: WorkCalendar): EffectivePause[] {
  let allowance: Allowance = { left: MAX_PAUSED_WORKING_DAYS, provisional: false };
  return pauses.map((pause) => {
    allowance = useUp(allowance, pause, calendar);
    return cutPause(pause, allowance);
  });
}

/** Working days that may still be spent waiting. */
export const pauseAllowanceLeft = (pauses: readonly Pause[], calendar: WorkCalendar): number =>
  pauses.reduce((left: Allowance, pause) => useUp(left, pause, calendar), {
    left: MAX_PAUSED_WORKING_DAYS,
    provisional: false,
  }).left;

/** How many working days are left to wait; once none is, `endDay` is the next working day, on which work goes on. */
interface Allowance {
  left: number;
  endDay?: Day;
  provisional: boolean;
}

function useUp(allowance: Allowance, { from, to }: Pause, calendar: WorkCalendar): Allowance {
  if (allowance.endDay !== undefined) return allowance;
  let { left, provisional } = allowance;
  const lastDay = to === undefined ? undefined : wholeDayFrom(to);
  for (
    let day = wholeDayFrom(from);
    left === 0 || lastDay === undefined || day < lastDay;
    day = addDays(day, 1)
  ) {
    const fact = calendar(day);
    provisional ||= fact.provisional;
    if (!fact.works) continue;
    if (left === 0) return { left, endDay: day, provisional };
    left -= 1;
  }
  return { left, provisional };
}

function cutPause({ from, to }: Pause, { endDay, provisional }: Allowance): EffectivePause {
  const firstDay = wholeDayFrom(from);
  if (endDay === undefined || (to !== undefined && to <= startOf(endDay))) {
    const until = to ?? from;
    return { from, to: until, firstDay, endDay: wholeDayFrom(until), cut: false, provisional };
  }
  return { from, to: laterOf(from, startOf(endDay)), firstDay, endDay, cut: true, provisional };
}

export const isPausedOn = (pauses: readonly EffectivePause[], day: Day): boolean =>
  pauses.some(({ firstDay, endDay }) => firstDay <= day && day < endDay);

/** One day of an explanation: did it count, and why or why not. */
export type CountedDay = { on: Day; counted: boolean } & (
  | DayReason
  | {
      why:
        | 'start'
        | 'start-in-the-evening'
        | 'waiting'
        | 'every-day-counts'
        | 'hours-run'
        | 'same-day'
        | 'moved-to-working-day';
    }
);

/** The days after a start until the limit is used up. The last one is the day that something is due. */
export interface Counting {
  days: CountedDay[];
  dueOn: Day;
  /** A day was judged without a notice for its year. */
  provisional: boolean;
}

interface Counted {
  pauses: readonly EffectivePause[];
  calendar: WorkCalendar;
}

/** Counts `limit` from `start`, which is itself not counted (Civil Code art. 201). */
export function countDays(limit: Limit, start: Day, context: Counted): Counting {
  return limit.unit === 'wd'
    ? countWorkingDays(limit.count, start, context)
    : countAllDays(limit.count, start, context);
}

function countWorkingDays(count: number, start: Day, { pauses, calendar }: Counted): Counting {
  const days: CountedDay[] = [];
  let provisional = false;
  let on = start;
  for (let left = count; left > 0; ) {
    on = addDays(on, 1);
    const { works, provisional: guessed, ...reason } = calendar(on);
    provisional ||= guessed;
    const waits = isPausedOn(pauses, on);
    days.push({ on, counted: works && !waits, ...(works && waits ? { why: 'waiting' } : reason) });
    if (works && !waits) left -= 1;
  }
  return { days, dueOn: on, provisional };
}

/** The last day decides alone: on a day off it moves to the next working day (art. 203), on a make-up day it stays. */
function countAllDays(count: number, start: Day, { pauses, calendar }: Counted): Counting {
  const days: CountedDay[] = [];
  let on = start;
  for (let left = count; left > 0; ) {
    on = addDays(on, 1);
    const waits = isPausedOn(pauses, on);
    days.push({ on, counted: !waits, why: waits ? 'waiting' : 'every-day-counts' });
    if (!waits) left -= 1;
  }
  return moveToWorkingDay({ days, dueOn: on, provisional: calendar(on).provisional }, { pauses, calendar });
}

function moveToWorkingDay(counting: Counting, { pauses, calendar }: Counted): Counting {
  if (calendar(counting.dueOn).works) return counting;
  const days = [...counting.days];
  let { dueOn: on, provisional } = counting;
  for (;;) {
    on = addDays(on, 1);
    const { works, provisional: guessed, ...reason } = calendar(on);
    const waits = isPausedOn(pauses, on);
    provisional ||= guessed;
    if (works && !waits) break;
    days.push({ on, counted: false, ...(works ? { why: 'waiting' } : reason) });
  }
  days.push({ on, counted: false, why: 'moved-to-working-day' });
  return { days, dueOn: on, provisional };
}
