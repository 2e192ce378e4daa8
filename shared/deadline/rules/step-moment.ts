import { addDays, addMs, type Instant, laterOf, startOf } from '../../base/instant.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import type { Clock } from './clock.ts';
import { countDays } from './count-days.ts';
import { momentAtShare } from './elapsed.ts';
import type { EscalationPolicy, StepTime } from './escalation-policy.ts';
import { type Limit, lengthMs, parseLimit } from './limit.ts';
import { nextOfficeMoment } from './office-hours.ts';

/** When one step of an escalation policy is due for a clock. */
export function stepMoment(
  clock: Clock,
  policy: EscalationPolicy,
  { at, inOfficeHours }: EscalationPolicy['steps'][number],
  calendar: WorkCalendar,
): Instant {
  const moment = rawMoment(clock, policy, at, calendar);
  return inOfficeHours ? nextOfficeMoment(moment, calendar) : moment;
}

function rawMoment(clock: Clock, policy: EscalationPolicy, at: StepTime, calendar: WorkCalendar): Instant {
  if ('share' in at) return momentAtShare(clock, at.share, calendar);
  if ('afterMs' in at) return addMs(clock.startedAt, at.afterMs);
  return climbMoment(clock, policy, at.climbs, calendar);
}

/** The n-th climb: n intervals after the due date, an interval being `climbEvery` or the share of the limit if longer. */
function climbMoment(
  clock: Clock,
  { climbEvery, climbShare }: EscalationPolicy,
  n: number,
  calendar: WorkCalendar,
): Instant {
  const every = parseLimit(climbEvery);
  const limit = parseLimit(clock.limit);
  const share = { ...limit, count: Math.ceil(limit.count * climbShare) };
  return [every, share].map((interval) => momentAfter(clock, interval, n, calendar)).reduce(laterOf);
}

function momentAfter(
  { dueAt, dueOn }: Clock,
  { count, unit }: Limit,
  times: number,
  calendar: WorkCalendar,
): Instant {
  const limit = { count: count * times, unit };
  const ms = lengthMs(limit);
  if (ms !== undefined) return addMs(dueAt, ms);
  return startOf(addDays(countDays(limit, dueOn, { pauses: [], calendar }).dueOn, 1));
}
