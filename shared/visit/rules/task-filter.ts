import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import type { Day } from '../../base/instant.ts';
import { type PlannedVisit, stateOf } from './task.ts';

/** What a list of tasks can be asked for. None of it is about a person, or about how a visit ended. */
export const TaskFilter = z.strictObject({
  /** `now`: on its last day or past it. */
  due: z.optional(z.enum(['now', 'overdue'])),
  /** Any part of a household's number. */
  household: z.optional(z.string().check(z.regex(/^[0-9-]{3,20}$/, fault('household.digits')))),
});
export type TaskFilter = z.infer<typeof TaskFilter>;

export const isAsked = (one: PlannedVisit, { due, household }: TaskFilter, day: Day): boolean => {
  const state = stateOf(one.task, day);
  if (household !== undefined && !one.household.id.includes(household)) return false;
  if (due === 'overdue') return state === 'overdue' && !one.stopped;
  if (due === 'now') return (state === 'overdue' || state === 'due') && !one.stopped;
  return true;
};

/** Tasks whose reminders a death has stopped are open, but neither due nor late. */
export const countsOf = (all: readonly PlannedVisit[], day: Day) => {
  const shown = all.filter(({ stopped }) => !stopped).map(({ task }) => stateOf(task, day));
  return {
    open: all.length,
    due: shown.filter((state) => state === 'due').length,
    overdue: shown.filter((state) => state === 'overdue').length,
  };
};
