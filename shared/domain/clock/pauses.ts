import * as z from 'zod/mini';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { addDays, type Day, Instant, laterOf, startOf } from '../instant.ts';
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

/** What of `pauses` holds. Once ten working days are used up, the eleventh ends the pause, whoever is waited for. */
export function effectivePauses(pauses: readonly Pause[], calendar: WorkCalendar): EffectivePause[] {
  let left = MAX_PAUSED_WORKING_DAYS;
  return pauses.map((pause) => {
    const cut = cutPause(pause, left, calendar);
    left = cut.left;
    return cut.effective;
  });
}

/** Working days that may still be spent waiting. */
export const pauseAllowanceLeft = (pauses: readonly Pause[], calendar: WorkCalendar): number =>
  pauses.reduce((left, pause) => cutPause(pause, left, calendar).left, MAX_PAUSED_WORKING_DAYS);

function cutPause({ from, to }: Pause, allowance: number, calendar: WorkCalendar) {
  const firstDay = wholeDayFrom(from);
  const lastDay = to === undefined ? undefined : wholeDayFrom(to);
  let left = allowance;
  let provisional = false;
  for (let day = firstDay; lastDay === undefined || day < lastDay; day = addDays(day, 1)) {
    const fact = calendar(day);
    provisional ||= fact.provisional;
    if (!fact.works) continue;
    if (left === 0) {
      const end = laterOf(from, startOf(day));
      return { left, effective: { from, to: end, firstDay, endDay: day, cut: true, provisional } };
    }
    left -= 1;
  }
  return {
    left,
    effective: { from, to: to ?? from, firstDay, endDay: lastDay ?? firstDay, cut: false, provisional },
  };
}

export const isPausedOn = (pauses: readonly EffectivePause[], day: Day): boolean =>
  pauses.some(({ firstDay, endDay }) => firstDay <= day && day < endDay);
