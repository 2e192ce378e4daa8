import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import type { Day } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { isOfMinor } from '../rules/task.ts';
import { tasksInGrid } from '../store/task-store.ts';
import { triggersBehind } from '../store/trigger-store.ts';

/** Who entered what is open about children of a household: none of them approves of its reader. */
export const whoEntered = async (
  ctx: Context,
  household: HouseholdId,
  day: Day,
): Promise<ReadonlySet<string>> => {
  const { tasks } = await tasksInGrid(ctx, gridOf(household), day);
  const about = tasks.filter((one) => one.household.id === household && isOfMinor(one.task));
  const triggers = await triggersBehind(
    ctx,
    about.map(({ task }) => task.origin),
  );
  return new Set(triggers.map(({ createdBy }) => createdBy));
};
