import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Instant } from '../instant.ts';
import { type Clock, openPause } from './clock.ts';
import type { Ladder, LadderStep } from './ladder.ts';
import { effectivePauses } from './pauses.ts';
import { stepMoment } from './step-moment.ts';

/** A clock on its ladder, and the steps that were taken. */
export interface OnLadder {
  clock: Clock;
  ladder: Ladder;
  taken: readonly LadderStep[];
}

export type DueAction = 'wait' | LadderStep;

/**
 * What the sweep must do with a running clock at `now`; pure, so every edge of time is a row in a table test. One step
 * at a time: of the reminders only the latest, once overdue no reminder at all, and no climb is left out. A sweep that
 * was missed catches up by asking again.
 */
export function dueAction(it: OnLadder, now: Instant, calendar: WorkCalendar): DueAction {
  const due = pendingSteps(it, calendar).filter(({ at }) => at <= now);
  const first = due.find(({ step }) => !isReminder(step)) ?? due.at(-1);
  return first?.step ?? 'wait';
}

/** When the sweep must look at this clock again: the sort key of its index. None once nothing is left to do. */
export const nextMoment = (it: OnLadder, calendar: WorkCalendar): Instant | undefined =>
  pendingSteps(it, calendar)
    .map(({ at }) => at)
    .sort()[0];

interface PendingStep {
  step: LadderStep;
  at: Instant;
}

/** Steps still to take, in the order of the ladder. A step that was taken makes those before it pointless. */
function pendingSteps({ clock, ladder, taken }: OnLadder, calendar: WorkCalendar): PendingStep[] {
  if (clock.stoppedAt !== undefined) return [];
  const reached = ladder.steps.findLastIndex(({ step }) => !isTelling(step) && taken.includes(step));
  const quietUntil = waitsUntil(clock, calendar);
  return ladder.steps
    .filter(({ step }, index) => (isTelling(step) ? !taken.includes(step) : index > reached))
    .map((row) => {
      const at = stepMoment(clock, ladder, row, calendar);
      return { step: row.step, at: !isTelling(row.step) && at < quietUntil ? quietUntil : at };
    });
}

/** While the requester is waited for, nobody is reminded. Waiting that began after the due date hides nothing. */
function waitsUntil(clock: Clock, calendar: WorkCalendar): Instant {
  const open = openPause(clock);
  if (!open || open.from >= clock.dueAt) return clock.startedAt;
  return effectivePauses(clock.pauses, calendar).at(-1)?.to ?? clock.startedAt;
}

const isReminder = (step: LadderStep): boolean => step === 'remind-owner' || step === 'remind-head';
/** Telling the county of a danger depends on its start alone, not on how far the clock has run. */
const isTelling = (step: LadderStep): boolean => step === 'tell-county' || step === 'tell-prefecture';
