import type { Gate } from '../../access/store/gate.ts';
import { areaPath } from '../../base/area-code.ts';
import { gridOf } from '../../base/household-id.ts';
import type { Day } from '../../base/instant.ts';
import { liveLinksPartition } from '../../link/store/keys.ts';
import { toLink } from '../../link/store/link-item.ts';
import type { WorkHolders } from '../../link/store/work-holders.ts';
import { allOf, type Table } from '../../table/table.ts';
import type { Task } from '../rules/task.ts';
import { maySee, type TaskAtDoor } from '../rules/task-at-door.ts';
import { gridsHelpedBy } from './help-item.ts';
import { taskKey, visitsNamingPartition } from './keys.ts';
import type { TaskStore } from './task-store.ts';
import { toTask } from './visit-item.ts';

export interface TaskLists {
  /** What is with `worker` today, their own or as a deputy, wherever the doors are. */
  mine(worker: string, day: Day): Promise<TaskAtDoor[]>;
  /** All of a grid, for those whom the gate lets pass; what only a helper may know of is counted, not shown. */
  inGrid(grid: string, day: Day, gate: Gate): Promise<{ tasks: TaskAtDoor[]; hidden: number }>;
}

const nameOf = (task: Task): string => taskKey(task).sk;

export const taskLists = (table: Table, tasks: TaskStore, holders: WorkHolders): TaskLists => {
  const linkedGrids = async (worker: string): Promise<string[]> => {
    const links = await allOf(table, { index: 'work', pk: liveLinksPartition(worker) });
    return links.flatMap((item) => {
      const { subject } = toLink(item);
      return subject.type === 'household' ? [gridOf(subject.id)] : [];
    });
  };

  /** At whatever door: who is asked to talk may serve elsewhere, and so may who has promised to come again. */
  const naming = async (worker: string, day: Day): Promise<TaskAtDoor[]> => {
    const items = await allOf(table, { index: 'work', pk: visitsNamingPartition(worker) });
    const waiting = items.map(toTask).filter(({ expiresOn }) => day < expiresOn);
    const found = await Promise.all(waiting.map((task) => tasks.at(task)));
    return found.flatMap((one) => (one === undefined || one.over ? [] : [one]));
  };

  return {
    async mine(worker, day) {
      const held = await holders.heldBy(worker, day);
      const found = [...held].flatMap((one) => [linkedGrids(one), gridsHelpedBy(table, one)]);
      const grids = (await Promise.all(found)).flat();
      const [books, named] = await Promise.all([
        Promise.all([...new Set(grids)].map((grid) => tasks.inGrid(grid, day))),
        Promise.all([...new Set([...held, worker])].map((one) => naming(one, day))),
      ]);
      const all = [...books.flatMap((book) => book.tasks), ...named.flat()];
      const once = new Map(all.map((one) => [nameOf(one.task), one]));
      return [...once.values()].filter((one) => {
        if (one.task.reason === 'worry') return maySee(one, worker);
        return one.worker !== undefined && held.has(one.worker);
      });
    },
    async inGrid(grid, day, gate) {
      gate.pass('area', { areaPath: areaPath(grid) });
      const book = await tasks.inGrid(grid, day);
      const shown = book.tasks.filter((one) => maySee(one, gate.who.id));
      return { tasks: shown, hidden: book.tasks.length - shown.length };
    },
  };
};
