import { dayOf } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import type { Item } from '../../table/table.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { workerWrite } from '../../worker/store/worker-store.ts';
import { lastExpired } from '../rules/kept-until.ts';
import { EMPTIED } from '../store/plan-erasure.ts';

/** Takes name and telephone from whoever left long ago. Their id stays: it says who did what, and is given to nobody else. */
export const eraseStaff = async ({ table, now }: Context, item: Item): Promise<boolean> => {
  const worker = toWorker(item);
  if (worker.active || worker.name === EMPTIED || worker.leftOn > lastExpired('worker.name', dayOf(now())))
    return false;
  const { phone: _, ...kept } = worker;
  await table.write([workerWrite(worker, { ...kept, name: EMPTIED, version: worker.version + 1 })]);
  return true;
};
