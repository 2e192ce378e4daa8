import type { HouseholdId } from '../area/household-id.ts';
import type { WorkerId } from '../id.ts';
import type { Day } from '../instant.ts';

/** What the planner looks at in a task that is on the list already. */
export interface DueTask {
  readonly household: HouseholdId;
  readonly from: Day;
  readonly dueOn: Day;
  /** Another person than the liaison, if one was asked for. */
  readonly worker?: WorkerId | undefined;
}

/** The first of `days` on which the task can be done in time; the first of all for one that is late already. */
const tripDay = ({ from, dueOn }: DueTask, days: readonly Day[]): number | undefined => {
  const [first] = days;
  if (first === undefined) return undefined;
  if (dueOn < first) return 0;
  const index = days.findIndex((day) => day >= from && day <= dueOn);
  return index === -1 ? undefined : index;
};

/** On which days, by index, the liaison is at a door anyway. A visit that somebody else was asked for is not one. */
export const tripDays = (due: readonly DueTask[], days: readonly Day[]) => {
  const byHousehold = Map.groupBy(due, ({ household }) => household);
  return (household: HouseholdId, liaison: WorkerId): number[] => {
    const own = (byHousehold.get(household) ?? []).filter(({ worker = liaison }) => worker === liaison);
    const indexes = own.map((task) => tripDay(task, days)).filter((index) => index !== undefined);
    return [...new Set(indexes)].sort((a, b) => a - b);
  };
};
