import { gridOf, type HouseholdId } from '../domain/area/household-id.ts';
import { asItStands, type Standings } from '../domain/campaign/standing.ts';
import type { Household, PresentHousehold } from '../domain/household/household.ts';
import type { Day } from '../domain/instant.ts';
import { isMuted, type Mute } from '../domain/visit/mute.ts';
import type { Task, TaskRef } from '../domain/visit/task.ts';
import type { TaskAtDoor } from '../domain/visit/task-at-door.ts';
import { toHousehold } from './household-item.ts';
import { keys, lists } from './keys.ts';
import { allOf, type Item, type Table } from './table.ts';
import { taskItem, toMute, toTask } from './visit-item.ts';

/** All open tasks at the doors of a grid. */
export interface GridBook {
  readonly households: readonly PresentHousehold[];
  readonly tasks: readonly TaskAtDoor[];
  readonly mutes: ReadonlyMap<string, Mute>;
  /** Grids that households with open tasks have moved to; their tasks are in the books there. */
  readonly movedTo: readonly string[];
}

export interface TaskStore {
  /** Puts visits on the list: in batches, and again and again if need be, since a task never changes. */
  load(tasks: readonly Task[]): Promise<void>;
  /** What is to be done in a grid on `today`, as its campaigns stand. Two requests, and one more for each grid that a household came from. */
  inGrid(grid: string, today: Day): Promise<GridBook>;
  /** One task at its door as it is today; `over` once it has an ending. One request, unless the household moved. */
  at(ref: TaskRef): Promise<(TaskAtDoor & { readonly over: boolean }) | undefined>;
}

const ENDED = '#DONE';
/** More often nobody moves while a task is open. */
const MOST_MOVES = 5;
const isMute = ({ sk }: Item) => sk.startsWith('MUTE#');
const isEnding = ({ sk }: Item) => sk.endsWith(ENDED);
const isPresent = (it: Household): it is PresentHousehold => it.status === 'present';

const openIn = (items: readonly Item[], today: Day, standings: Standings): Task[] => {
  const ended = new Set(items.filter(isEnding).map(({ sk }) => sk.slice(0, -ENDED.length)));
  return items
    .filter((item) => !isMute(item) && !isEnding(item) && !ended.has(item.sk))
    .map(toTask)
    .filter((task) => today < task.expiresOn)
    .flatMap((task) => asItStands(task, standings) ?? []);
};

/** Every number that a household has or had, and the household as it is. */
const byNumber = (present: readonly PresentHousehold[]): Map<HouseholdId, PresentHousehold> =>
  new Map(present.flatMap((it) => [it.id, ...(it.formerly ?? [])].map((id) => [id, it] as const)));

const movedGrids = (households: readonly Household[], open: readonly Task[]): string[] => {
  const left = new Set(open.map(({ household }) => household));
  return households.flatMap((it) => (it.status === 'moved' && left.has(it.id) ? [gridOf(it.movedTo)] : []));
};

export const taskStore = (
  table: Table,
  standings: () => Promise<Standings> = async () => ({}),
): TaskStore => {
  /** Where the household lives now, however often its number has changed. */
  const currentDoor = async (id: HouseholdId, steps = 0): Promise<PresentHousehold | undefined> => {
    const item = await table.get(keys.household(id));
    const household = item && toHousehold(item);
    if (household?.status !== 'moved') return household;
    return steps === MOST_MOVES ? undefined : currentDoor(household.movedTo, steps + 1);
  };

  const itemsOf = (grid: string) => allOf(table, { pk: lists.tasksIn(grid) });

  return {
    load: (tasks) => table.load(tasks.map(taskItem)),
    async inGrid(grid, today) {
      const [stored, own, now] = await Promise.all([
        allOf(table, { pk: lists.householdsIn(grid), begins: 'HH#' }),
        itemsOf(grid),
        standings(),
      ]);
      const all = stored.map(toHousehold);
      const households = all.filter(isPresent);
      const doors = byNumber(households);
      const before = new Set([...doors.keys()].map(gridOf).filter((one) => one !== grid));
      const items = [...own, ...(await Promise.all([...before].map(itemsOf))).flat()];
      const mutes = new Map(items.filter(isMute).map((item) => [toMute(item).household, toMute(item)]));
      const quiet = (task: Task, door: PresentHousehold) =>
        isMuted(task, mutes.get(task.household)) || isMuted(task, mutes.get(door.id));
      const open = openIn(items, today, now);
      const tasks = open.flatMap((task) => {
        const household = doors.get(task.household);
        return household === undefined ? [] : [{ task, household, quiet: quiet(task, household) }];
      });
      return { households, tasks, mutes, movedTo: movedGrids(all, open) };
    },
    async at(ref) {
      const wanted = [keys.task(ref), keys.ending(ref), keys.mute(ref.household)];
      const [items, household] = await Promise.all([table.getMany(wanted), currentDoor(ref.household)]);
      const found = items.find(({ sk }) => sk === keys.task(ref).sk);
      if (found === undefined || household === undefined) return undefined;
      const task = toTask(found);
      const moved = household.id === ref.household ? [] : await table.getMany([keys.mute(household.id)]);
      const mutes = [...items, ...moved].filter(isMute).map(toMute);
      const quiet = mutes.some((mute) => isMuted(task, mute));
      return { task, household, quiet, over: items.some(isEnding) };
    },
  };
};
