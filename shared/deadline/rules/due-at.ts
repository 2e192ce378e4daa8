import type { Day, Instant } from '../../base/instant.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import { computeDeadline } from './compute-deadline.ts';
import type { Limit } from './limit.ts';

/**
 * When something falls due. In time is [startedAt, dueAt): `dueAt` is the first moment that is late, and for a limit in
 * days that is 00:00 in Shanghai after `dueOn`, the last day in time. `provisional`: a year without a notice was counted.
 */
export interface Due {
  dueOn: Day;
  dueAt: Instant;
  provisional: boolean;
}

export function dueAt(limit: Limit, startedAt: Instant, calendar: WorkCalendar): Due {
  const { dueOn, dueAt, provisional } = computeDeadline({ limit, startedAt }, calendar);
  return { dueOn, dueAt, provisional };
}
