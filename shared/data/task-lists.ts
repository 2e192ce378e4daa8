import type { Who } from '../domain/access/role.ts';
import { areaPath, kindOfArea } from '../domain/area/area-code.ts';
import { gridOf } from '../domain/area/household-id.ts';
import type { Day } from '../domain/instant.ts';
import { maySee, type TaskAtDoor, workerOf } from '../domain/visit/task-at-door.ts';
import type { Gate } from './gate.ts';
import { gridsHelpedBy } from './help-item.ts';
import { keys, lists, partitions } from './keys.ts';
import { toLink } from './link-item.ts';
import { allOf, type Table } from './table.ts';
import type { TaskStore } from './task-store.ts';
import type { WorkHolders } from './work-holders.ts';
import { toWorker } from './worker-item.ts';

export interface TaskLists {
  /** What is with `who` today, their own or as a deputy, in all grids. */
  mine(who: Pick<Who, 'id' | 'areaPath'>, day: Day): Promise<TaskAtDoor[]>;
  /** All of a grid, for those whom the gate lets pass; what only a helper may know of is counted, not shown. */
  inGrid(grid: string, day: Day, gate: Gate): Promise<{ tasks: TaskAtDoor[]; hidden: number }>;
}

const codeOf = (path: string): string => path.split('/').at(-2) ?? '';

export const taskLists = (table: Table, tasks: TaskStore, holders: WorkHolders): TaskLists => {
  const linkedGrids = async (worker: string): Promise<string[]> => {
    const links = await allOf(table, { index: 'work', pk: partitions.linksOf(worker) });
    return links.flatMap((item) => {
      const { subject } = toLink(item);
      return subject.type === 'household' ? [gridOf(subject.id)] : [];
    });
  };

  /** A plan may send a worker to any grid of the village or grid that they answer for. */
  const gridsInArea = async (code: string): Promise<string[]> => {
    if (kindOfArea(code) === 'grid') return [code];
    if (kindOfArea(code) !== 'village') return [];
    const items = await allOf(table, { pk: lists.areasIn(code), begins: 'AREA#' });
    return items.map(({ sk }) => sk.slice('AREA#'.length));
  };

  const areasOf = async (who: Pick<Who, 'id' | 'areaPath'>, held: ReadonlySet<string>): Promise<string[]> => {
    const others = [...held].filter((id) => id !== who.id).map(keys.worker);
    const areas = (await table.getMany(others)).map((item) => toWorker(item).area);
    return [codeOf(who.areaPath), ...areas];
  };

  return {
    async mine(who, day) {
      const held = await holders.heldBy(who.id, day);
      const areas = await areasOf(who, held);
      const found = await Promise.all([
        ...[...held].map(linkedGrids),
        ...[...held].map((worker) => gridsHelpedBy(table, worker)),
        ...areas.map(gridsInArea),
      ]);
      const books = await Promise.all([...new Set(found.flat())].map((grid) => tasks.inGrid(grid, day)));
      return books
        .flatMap((book) => book.tasks)
        .filter((one) => {
          if (one.task.reason === 'worry') return maySee(one, who.id);
          const worker = workerOf(one);
          return worker !== undefined && held.has(worker);
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
