import { recordOf } from '../../table/item.ts';
import { keys, partitions } from '../../table/keys.ts';
import type { Item } from '../../table/table.ts';
import { Worker } from '../rules/worker.ts';

/** Those who left share no partition with those who serve. */
export const workerItem = (it: Worker): Item => ({
  ...it,
  ...keys.worker(it.id),
  areaPk: it.active ? partitions.staff(it.area) : partitions.formerStaff(it.area),
  areaSk: `${it.area}#${it.id}`,
});

export const toWorker = (item: Item): Worker => Worker.parse(recordOf(item));
