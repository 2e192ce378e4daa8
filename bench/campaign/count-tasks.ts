import { lists } from '../../shared/table/keys.ts';
import type { Table } from '../../shared/table/table.ts';

/** How many tasks of a campaign stand in the table, counted by the engine, grid by grid. */
export const countTasks = async (
  table: Table,
  grids: readonly string[],
  campaign: string,
): Promise<number> => {
  let counted = 0;
  for (const grid of grids) counted += await table.count({ pk: lists.tasksIn(grid), begins: `${campaign}#` });
  return counted;
};
