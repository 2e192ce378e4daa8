import { allOf, type Item, type Table } from '../../table/table.ts';
import { gridOfTask, type Task } from '../rules/task.ts';
import { helpKey, helpPartition } from './keys.ts';
import { taskItem } from './visit-item.ts';

/**
 * For each grid in which a task names who makes it, a line with that worker: their list looks there too, and nobody
 * has to look through a village. As immutable as the tasks, and gone with them.
 */
export const helpItems = (tasks: readonly Task[]): Item[] => {
  const lines = tasks.flatMap((task): [string, Item][] => {
    if (task.worker === undefined) return [];
    const key = helpKey(task.worker, task.origin, gridOfTask(task));
    return [[`${key.pk}#${key.sk}`, { ...key, expiresAt: taskItem(task)['expiresAt'] }]];
  });
  return [...new Map(lines).values()];
};

/** The grids in which a worker helps out. */
export const gridsHelpedBy = async (table: Table, worker: string): Promise<string[]> => {
  const items = await allOf(table, { pk: helpPartition(worker), begins: 'HELP#' });
  return items.map(({ sk }) => sk.split('#').at(-1) ?? '');
};
