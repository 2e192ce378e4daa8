import { addDays, addMs, type Day, dayOf, type Instant, laterOf, startOf } from '../../base/instant.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import { type Clock, computeClock, openPause } from './clock.ts';
import type { ComputedDeadline } from './compute-deadline.ts';
import {
  countDays,
  effectivePauses,
  isPausedOn,
  nextOfficeMoment,
  OFFICE_DAY_MS,
  OPENS_AFTER_MS,
  verificationPause,
} from './count-days.ts';
import type { EscalationPolicy, StepTime } from './escalation-rules.ts';
import type { EscalationStep } from './escalation-step.ts';
import { type Limit, lengthMs, parseLimit } from './limit.ts';

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
const afterPauses = (moment: Instant, { pauses }: Pick<ComputedDeadline, 'pauses'>): Instant =>
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

/** Nobody above is called while a late answer is verified; waiting that began after the due date hides nothing. */
function momentAfter(
  { dueAt, dueOn, verified = [] }: Clock,
  { count, unit }: Limit,
  times: number,
  calendar: WorkCalendar,
): Instant {
  const limit = { count: count * times, unit };
  const pauses = verified.filter(({ from }) => from >= dueAt).map(verificationPause);
  const ms = lengthMs(limit);
  if (ms !== undefined) return afterPauses(addMs(dueAt, ms), { pauses });
  return startOf(addDays(countDays(limit, dueOn, { pauses, calendar }).dueOn, 1));
}

/** A clock with its escalation policy, and the steps that were taken. */
export interface Escalating {
  clock: Clock;
  policy: EscalationPolicy;
  taken: readonly EscalationStep[];
}

export type DueAction = 'wait' | EscalationStep;

/**
 * What the sweep must do with a running clock at `now`; pure, so every edge of time is a row in a table test. One step
 * at a time: of the reminders only the latest, once overdue no reminder at all, and no climb is left out. A sweep that
 * was missed catches up by asking again.
 */
export function dueAction(it: Escalating, now: Instant, calendar: WorkCalendar): DueAction {
  const due = pendingSteps(it, calendar).filter(({ at }) => at <= now);
  const first = due.find(({ step }) => !isReminder(step)) ?? due.at(-1);
  return first?.step ?? 'wait';
}

/** All that is due by `now`, in the order in which it is taken: whoever was away catches up at once. */
export function dueActions(it: Escalating, now: Instant, calendar: WorkCalendar): EscalationStep[] {
  const action = dueAction(it, now, calendar);
  if (action === 'wait') return [];
  return [action, ...dueActions({ ...it, taken: [...it.taken, action] }, now, calendar)];
}

const HOUR_MS = 3_600_000;

/**
 * When the top level is reminded once no step is left: every working day as the offices open, of a danger every hour, for as
 * long as the clock runs. `last`: the step before, or the reminder.
 */
export function nextReminder(
  it: Escalating,
  { last, hourly }: { readonly last: Instant | undefined; readonly hourly: boolean },
  calendar: WorkCalendar,
): Instant | undefined {
  const final = it.policy.steps.at(-1);
  if (final === undefined || it.clock.stoppedAt !== undefined || pendingRows(it).length > 0) return undefined;
  const after = last ?? momentOf(final, it, calendar);
  const next = hourly ? addMs(after, HOUR_MS) : nextOfficeMoment(startOf(addDays(dayOf(after), 1)), calendar);
  return laterOf(next, waitsUntil(it.clock, calendar));
}

/**
 * When the sweep must look at this clock again: the sort key of its index. None once nothing is left to do. Climbs come
 * after the due date; their days are counted out only when nothing before it is left, because every report asks.
 */
export function nextMoment(it: Escalating, calendar: WorkCalendar): Instant | undefined {
  const rows = pendingRows(it);
  const early = rows.filter(({ at }) => !('climbs' in at));
  return (early.length > 0 ? early : rows).map((row) => momentOf(row, it, calendar)).sort()[0];
}

type Row = EscalationPolicy['steps'][number];

interface PendingStep {
  step: EscalationStep;
  at: Instant;
}

/** Steps still to take, in the order of the policy. A step that was taken makes those before it pointless. */
function pendingRows({ clock, policy, taken }: Escalating): Row[] {
  if (clock.stoppedAt !== undefined) return [];
  const reached = policy.steps.findLastIndex(({ step }) => !isTelling(step) && taken.includes(step));
  return policy.steps.filter(({ step }, index) =>
    isTelling(step) ? !taken.includes(step) : index > reached,
  );
}

const pendingSteps = (it: Escalating, calendar: WorkCalendar): PendingStep[] =>
  pendingRows(it).map((row) => ({ step: row.step, at: momentOf(row, it, calendar) }));

function momentOf(row: Row, { clock, policy }: Escalating, calendar: WorkCalendar): Instant {
  const at = stepMoment(clock, policy, row, calendar);
  const quietUntil = waitsUntil(clock, calendar);
  return !isTelling(row.step) && at < quietUntil ? quietUntil : at;
}

/** While the requester is waited for, nobody is reminded. Waiting that began after the due date hides nothing. */
function waitsUntil(clock: Clock, calendar: WorkCalendar): Instant {
  const open = openPause(clock);
  if (!open || open.from >= clock.dueAt) return clock.startedAt;
  return effectivePauses(clock.pauses, calendar).at(-1)?.to ?? clock.startedAt;
}

const isReminder = (step: EscalationStep): boolean => step === 'remind-owner' || step === 'remind-head';
/** Telling the county of a danger depends on its start alone, not on how far the clock has run. */
const isTelling = (step: EscalationStep): boolean => step === 'tell-county' || step === 'tell-prefecture';
