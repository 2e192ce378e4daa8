import { addDays, type Day } from '../../base/instant.ts';
import type { DayReason, WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import type { Limit } from './limit.ts';
import { type EffectivePause, isPausedOn } from './pauses.ts';

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
