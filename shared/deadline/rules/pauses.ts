import * as z from 'zod/mini';
import { addDays, type Day, Instant, laterOf, startOf } from '../../base/instant.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import { wholeDayFrom } from './office-hours.ts';

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
