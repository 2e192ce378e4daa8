import type { HouseholdId } from '../../base/area-code.ts';
import type { WorkerId } from '../../base/id.ts';
import type { Day } from '../../base/instant.ts';

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

/** Who is at a door anyway, and on which days, by index: the liaison, unless somebody else was asked for. */
export const tripDays = (due: readonly DueTask[], days: readonly Day[]) => {
  const byHousehold = Map.groupBy(due, ({ household }) => household);
  return (household: HouseholdId, liaison: WorkerId | undefined): Map<WorkerId, number[]> => {
    const trips = new Map<WorkerId, number[]>();
    for (const task of byHousehold.get(household) ?? []) {
      const { worker = liaison } = task;
      const day = tripDay(task, days);
      if (worker === undefined || day === undefined) continue;
      const known = trips.get(worker) ?? [];
      trips.set(
        worker,
        [...new Set([...known, day])].sort((a, b) => a - b),
      );
    }
    return trips;
  };
};
