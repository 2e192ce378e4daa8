import type { Day } from '../domain/instant.ts';
import type { GridOfTasks } from '../domain/visit/grid-of-tasks.ts';
import type { Task, TaskRef } from '../domain/visit/task.ts';
import { keys, lists } from './keys.ts';
import { allOf, type Item, type Table } from './table.ts';
import { taskItem, toMute, toTask } from './visit-item.ts';

export interface TaskStore {
  /** Puts visits on the list: in batches, and again and again if need be, since a task never changes. */
  load(tasks: readonly Task[]): Promise<void>;
  /** All that is to be done in a grid on `today`, and which of it is over or muted. One request for most grids. */
  ofGrid(grid: string, today: Day): Promise<GridOfTasks>;
  get(ref: TaskRef): Promise<Task | undefined>;
}

const ENDED = '#DONE';
const isMute = ({ sk }: Item) => sk.startsWith('MUTE#');
const isEnding = ({ sk }: Item) => sk.endsWith(ENDED);

export const taskStore = (table: Table): TaskStore => ({
  load: (tasks) => table.load(tasks.map(taskItem)),
  async ofGrid(grid, today) {
    const items = await allOf(table, { pk: lists.tasksIn(grid) });
    const ended = new Set(items.filter(isEnding).map(({ sk }) => sk.slice(0, -ENDED.length)));
    const tasks = items.filter((item) => !isMute(item) && !isEnding(item));
    return {
      open: tasks
        .filter(({ sk }) => !ended.has(sk))
        .map(toTask)
        .filter((task) => today < task.expiresOn),
      mutes: new Map(items.filter(isMute).map((item) => [toMute(item).household, toMute(item)])),
    };
  },
  async get(ref) {
    const item = await table.get(keys.task(ref));
    return item && toTask(item);
  },
});
