import * as z from 'zod/mini';
import { addDays, addMs, type Day, dayOf, Instant, laterOf, startOf, timeOf } from '../../base/instant.ts';
import { type DayReason, nextWorkingDay, type WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import type { Limit } from './limit.ts';
import type { Evening } from './limit-rules.ts';

const HOUR_MS = 3_600_000;
export const OPENS_AFTER_MS = 9 * HOUR_MS;
const CLOSES_AFTER_MS = 18 * HOUR_MS;
export const OFFICE_DAY_MS = CLOSES_AFTER_MS - OPENS_AFTER_MS;

/** 18:00 itself belongs to the evening: office hours are [09:00, 18:00). */
const isEvening = (at: Instant): boolean => timeOf(at) >= '18:00';
const isEarly = (at: Instant): boolean => timeOf(at) < '09:00';

/** The day that something at `at` counts as: the day itself, or from 18:00 on what its rules make of an evening. */
export const countsAs = (at: Instant, evening: Evening, calendar: WorkCalendar): Day => {
  if (!isEvening(at)) return dayOf(at);
  return evening === 'next-day' ? addDays(dayOf(at), 1) : nextWorkingDay(calendar, dayOf(at));
};

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

/** From an answer to the word that it solved nothing, [from, to). It uses up nothing of the allowance for waiting. */
export const Verification = z.strictObject({ from: Instant, to: Instant });
export type Verification = z.infer<typeof Verification>;

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
  why: 'waiting' | 'verifying';
}

/** The day of the answer is given back whole, so that who answers on the last evening is not late at once. */
export const verificationPause = ({ from, to }: Verification): EffectivePause => {
  const days = { firstDay: dayOf(from), endDay: wholeDayFrom(to) };
  return { from, to, ...days, cut: false, provisional: false, why: 'verifying' };
};

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
    return {
      from,
      to: until,
      firstDay,
      endDay: wholeDayFrom(until),
      cut: false,
      provisional,
      why: 'waiting',
    };
  }
  const until = laterOf(from, startOf(endDay));
  return { from, to: until, firstDay, endDay, cut: true, provisional, why: 'waiting' };
}

/** Why the clock stands still on that day; nothing when it runs. */
export const pausedOn = (
  pauses: readonly EffectivePause[],
  day: Day,
): Pick<EffectivePause, 'why'> | undefined => {
  const pause = pauses.find(({ firstDay, endDay }) => firstDay <= day && day < endDay);
  return pause && { why: pause.why };
};

export const isPausedOn = (pauses: readonly EffectivePause[], day: Day): boolean =>
  pausedOn(pauses, day) !== undefined;

/** One day of an explanation: did it count, and why or why not. */
export type CountedDay = { on: Day; counted: boolean } & (
  | DayReason
  | {
      why:
        | 'start'
        | 'start-in-the-evening'
        | EffectivePause['why']
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
    const paused = works ? pausedOn(pauses, on) : undefined;
    days.push({ on, counted: works && !paused, ...(paused ?? reason) });
    if (works && !paused) left -= 1;
  }
  return { days, dueOn: on, provisional };
}

/** The last day decides alone: on a day off it moves to the next working day (art. 203), on a make-up day it stays. */
function countAllDays(count: number, start: Day, { pauses, calendar }: Counted): Counting {
  const days: CountedDay[] = [];
  let on = start;
  for (let left = count; left > 0; ) {
    on = addDays(on, 1);
    const paused = pausedOn(pauses, on);
    days.push({ on, counted: !paused, ...(paused ?? { why: 'every-day-counts' }) });
    if (!paused) left -= 1;
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
    const paused = works ? pausedOn(pauses, on) : undefined;
    provisional ||= guessed;
    if (works && !paused) break;
    days.push({ on, counted: false, ...(paused ?? reason) });
  }
  days.push({ on, counted: false, why: 'moved-to-working-day' });
  return { days, dueOn: on, provisional };
}
