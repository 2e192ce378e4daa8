import { gridOf } from '../../base/area-code.ts';
import type { Day } from '../../base/instant.ts';
import type { Who } from '../../base/role.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { remainsOf } from '../rules/record-outcome.ts';
import type { Task } from '../rules/task.ts';
import { tasksAt, tasksInGrid } from '../store/task-store.ts';
import { saveOutcome } from './outcome-store.ts';

/** Who says so for the household, in which request, and on which day. */
interface Declined {
  readonly by: Who;
  readonly request: string;
  readonly day: Day;
}

/** The ending of one that was not wanted, as it would have been recorded at the door. */
const decline = async (ctx: Context, task: Task, { by: who, request, day }: Declined): Promise<void> => {
  const planned = await tasksAt(ctx, task);
  if (planned === undefined || planned.over) return;
  const outcome = { id: request, outcome: 'not-wanted', day } as const;
  const { origin, household } = task;
  const ending = {
    origin,
    household,
    sent: digestOf([who.id, outcome.id]),
    digest: digestOf([who.id, remainsOf(outcome)]),
  };
  const recorded = { services: [], reports: [], movedAway: false };
  await saveOutcome(ctx, { task, ending, before: planned.ending, recorded, at: ctx.now() });
};

/**
 * Takes the visits off the list that are planned at a door, each by itself and each like one that was not wanted. That somebody
 * there wanted to talk to a helper is between the two, and nobody else says no to it.
 */
export const declineVisits = async (
  ctx: Context,
  { id }: PresentHousehold,
  declined: Declined,
): Promise<void> => {
  const { tasks } = await tasksInGrid(ctx, gridOf(id), declined.day);
  const here = tasks.filter(({ task, household }) => household.id === id && task.reason !== 'worry');
  for (const { task } of here) await decline(ctx, task, declined);
};
