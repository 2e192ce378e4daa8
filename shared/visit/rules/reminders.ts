import type { Day } from '../../base/instant.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import { isNewlyOverdue, isPressing } from './agenda.ts';
import type { PlannedVisit } from './task.ts';

/** When the reminder job looks: today, and the day on which it should have looked, if it missed that. */
export interface Look {
  readonly day: Day;
  readonly lookedOn: Day;
  readonly calendar: WorkCalendar;
}

export interface Reminders {
  /** By worker: what is due today or by the end of the next working day. */
  readonly pressing: ReadonlyMap<string, readonly PlannedVisit[]>;
  /** For the one responsible above. */
  readonly overdue: readonly PlannedVisit[];
  /** Due, and nobody to make them. */
  readonly withoutWorker: readonly PlannedVisit[];
}

/** Who has to be reminded of what in a grid. Where there was a death, nobody is. */
export const remindersFor = (
  tasks: readonly PlannedVisit[],
  { day, lookedOn, calendar }: Look,
): Reminders => {
  const shown = tasks.filter(({ stopped }) => !stopped);
  const due = shown.filter(({ task }) => isPressing(task, day, calendar));
  const pressing = new Map<string, PlannedVisit[]>();
  for (const one of due) {
    const { worker } = one;
    if (worker !== undefined) pressing.set(worker, [...(pressing.get(worker) ?? []), one]);
  }
  return {
    pressing,
    // Whoever answers for the place does not find a talk in any list: that one is overdue would be told of nothing else.
    overdue: shown.filter(
      ({ task }) => task.reason !== 'worry' && isNewlyOverdue(task, day, lookedOn, calendar),
    ),
    withoutWorker: due.filter((one) => one.worker === undefined),
  };
};
