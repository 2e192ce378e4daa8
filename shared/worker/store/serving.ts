import type { Context } from '../../table/context.ts';
import { workerKey } from './keys.ts';
import { toWorker } from './worker-item.ts';

/** Whether the register knows this worker and they are in service: work that is given to anyone else reaches nobody. */
export const isServing = async (ctx: Context, worker: string): Promise<boolean> => {
  const item = await ctx.table.get(workerKey(worker));
  return item !== undefined && toWorker(item).active;
};
