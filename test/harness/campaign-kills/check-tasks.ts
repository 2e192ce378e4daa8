import { gridOf } from '../../../shared/base/area-code.ts';
import { allOf, type Table } from '../../../shared/table/table.ts';
import type { Ending } from '../../../shared/visit/rules/outcome.ts';
import { Task } from '../../../shared/visit/rules/task.ts';
import { endingKey, taskKey, tasksPartition } from '../../../shared/visit/store/keys.ts';
import { toEnding, toTask } from '../../../shared/visit/store/visit-item.ts';

export interface Checked {
  readonly tasks: number;
  /** Planned, and not in the table as planned. */
  readonly lost: number;
  /** In the table, and not planned. */
  readonly extra: number;
  /** Visits that were over, and are not any more. */
  readonly reverted: number;
}

/** Reads every grid and holds it against what was planned and what was recorded meanwhile (I5). */
export const checkTasks = async (
  table: Table,
  origin: string,
  planned: readonly Task[],
  endings: readonly Ending[],
): Promise<Checked> => {
  const sum = { tasks: 0, lost: 0, extra: 0, reverted: 0 };
  const endingsIn = Map.groupBy(endings, ({ household }) => gridOf(household));
  for (const [grid, wanted] of Map.groupBy(planned, ({ household }) => gridOf(household))) {
    const items = await allOf(table, { pk: tasksPartition(grid), begins: `${origin}#` });
    const over = new Map(items.filter(({ sk }) => sk.endsWith('#DONE')).map((item) => [item.sk, item]));
    const there = new Map(items.filter(({ sk }) => !sk.endsWith('#DONE')).map((item) => [item.sk, item]));
    const isThere = (task: Task) => {
      const item = there.get(taskKey(task).sk);
      return item !== undefined && JSON.stringify(toTask(item)) === JSON.stringify(Task.parse(task));
    };
    const isOver = (ending: Ending) => {
      const item = over.get(endingKey(ending).sk);
      return item !== undefined && toEnding(item).sent === ending.sent;
    };
    const found = wanted.filter(isThere).length;
    sum.tasks += there.size;
    sum.lost += wanted.length - found;
    sum.extra += there.size - found;
    sum.reverted += (endingsIn.get(grid) ?? []).filter((ending) => !isOver(ending)).length;
  }
  return sum;
};
