import type { Instant } from '../../base/instant.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import { type Clock, openPause } from './clock.ts';
import type { EscalationPolicy, EscalationStep } from './escalation-policy.ts';
import { effectivePauses } from './pauses.ts';
import { stepMoment } from './step-moment.ts';

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
