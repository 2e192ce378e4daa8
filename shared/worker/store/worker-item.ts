import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { Worker } from '../rules/worker.ts';
import { formerStaffPartition, staffPartition, workerKey } from './keys.ts';

/** Those who left share no partition with those who serve. */
export const workerItem = (it: Worker): Item => ({
  ...it,
  ...workerKey(it.id),
  areaPk: it.active ? staffPartition(it.area) : formerStaffPartition(it.area),
  areaSk: `${it.area}#${it.id}`,
});

export const toWorker = (item: Item): Worker => Worker.parse(recordOf(item));
