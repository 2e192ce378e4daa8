import type { Table } from '../../table/table.ts';
import { workerKey } from './keys.ts';
import { toWorker } from './worker-item.ts';

/** Whether the register knows this worker and they are in service: work that is given to anyone else reaches nobody. */
export type Serves = (worker: string) => Promise<boolean>;

export const servingOver =
  (table: Table): Serves =>
  async (worker) => {
    const item = await table.get(workerKey(worker));
    return item !== undefined && toWorker(item).active;
  };
