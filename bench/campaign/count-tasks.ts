import type { Table } from '../../shared/table/table.ts';
import { tasksPartition } from '../../shared/visit/store/keys.ts';

/** How many tasks of a campaign stand in the table, counted by the engine, grid by grid. */
export const countTasks = async (
  table: Table,
  grids: readonly string[],
  campaign: string,
): Promise<number> => {
  let counted = 0;
  for (const grid of grids)
    counted += await table.count({ pk: tasksPartition(grid), begins: `${campaign}#` });
  return counted;
};
