import { type Day, isOn } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { allOf, type Item, type Table } from '../../table/table.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { deputiesPartition, deputyForPartition } from './keys.ts';
import { toDeputy } from './links.ts';

// Nothing is handed over and back: the holder is worked out from the dates each time somebody asks.

/** A deputy may be away too; three steps on, somebody has made a circle. */
const MOST_STEPS = 3;

const isDeputy = ({ sk }: Item) => sk.startsWith('DEPUTY#');
const hasLeft = (item: Item) => item.sk === workerKey('').sk && !toWorker(item).active;

/** Their deputies and then their own record. */
const fileOf = (table: Table, worker: string) =>
  allOf(table, { pk: deputiesPartition(worker), from: 'DEPUTY#' });

const deputyIn = (items: readonly Item[], day: Day): string | undefined =>
  items
    .filter(isDeputy)
    .map(toDeputy)
    .find((one) => isOn(one, day))?.deputy;

const standsInFor = async (table: Table, worker: string, day: Day): Promise<string[]> => {
  const query = { index: 'work' as const, pk: deputyForPartition(worker), from: day };
  const deputies = (await allOf(table, query)).map(toDeputy);
  return deputies.filter((one) => isOn(one, day)).map((one) => one.worker);
};

const holderAfter = async (
  table: Table,
  worker: string,
  day: Day,
  steps: number,
): Promise<string | undefined> => {
  const items = await fileOf(table, worker);
  const deputy = deputyIn(items, day);
  if (deputy !== undefined && steps < MOST_STEPS) return holderAfter(table, deputy, day, steps + 1);
  return items.some(hasLeft) ? undefined : worker;
};

/** Those whose work comes to `worker`, directly or through others, `worker` among them. */
const upstream = async (table: Table, worker: string, day: Day, steps = 0): Promise<string[]> => {
  const direct = steps === MOST_STEPS ? [] : await standsInFor(table, worker, day);
  const further = await Promise.all(direct.map((one) => upstream(table, one, day, steps + 1)));
  return [worker, ...further.flat()];
};

/** Who does the work of `worker` on `day`: themselves, or the deputy while they are away; nobody, once they have left. */
export const holderOf = ({ table }: Context, worker: string, day: Day): Promise<string | undefined> =>
  holderAfter(table, worker, day, 0);

/** Whose work is with `worker` on `day`: their own unless they are away, and that of those they stand in for. */
export const heldBy = async ({ table }: Context, worker: string, day: Day): Promise<ReadonlySet<string>> => {
  const away = deputyIn(await fileOf(table, worker), day) !== undefined;
  return new Set(away ? [] : await upstream(table, worker, day));
};
