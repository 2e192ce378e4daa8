import type { Day } from '../../base/instant.ts';
import { isOn } from '../../base/term.ts';
import { allOf, type Item, type Table } from '../../table/table.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { toDeputy } from './deputy-item.ts';
import { deputiesPartition, standingInPartition } from './keys.ts';

/** A deputy may be away too; three steps on, somebody has made a circle. */
const MOST_STEPS = 3;

export interface WorkHolders {
  /** Who does the work of `worker` on `day`: themselves, or the deputy while they are away; nobody, once they have left. */
  holderOf(worker: string, day: Day): Promise<string | undefined>;
  /** Whose work is with `worker` on `day`: their own unless they are away, and that of those they stand in for. */
  heldBy(worker: string, day: Day): Promise<ReadonlySet<string>>;
}

const isDeputy = ({ sk }: Item) => sk.startsWith('DEPUTY#');
const hasLeft = (item: Item) => item.sk === workerKey('').sk && !toWorker(item).active;

/** Nothing is handed over and back: the holder is worked out from the dates each time somebody asks. */
export const workHolders = (table: Table): WorkHolders => {
  /** Their deputies and then their own record. */
  const fileOf = (worker: string) => allOf(table, { pk: deputiesPartition(worker), from: 'DEPUTY#' });

  const deputyIn = (items: readonly Item[], day: Day): string | undefined =>
    items
      .filter(isDeputy)
      .map(toDeputy)
      .find((one) => isOn(one, day))?.deputy;

  const standsInFor = async (worker: string, day: Day): Promise<string[]> => {
    const query = { index: 'work' as const, pk: standingInPartition(worker), from: day };
    const deputies = (await allOf(table, query)).map(toDeputy);
    return deputies.filter((one) => isOn(one, day)).map((one) => one.worker);
  };

  const holderOf = async (worker: string, day: Day, steps = 0): Promise<string | undefined> => {
    const items = await fileOf(worker);
    const deputy = deputyIn(items, day);
    if (deputy !== undefined && steps < MOST_STEPS) return holderOf(deputy, day, steps + 1);
    return items.some(hasLeft) ? undefined : worker;
  };

  /** Those whose work comes to `worker`, directly or through others, `worker` among them. */
  const upstream = async (worker: string, day: Day, steps = 0): Promise<string[]> => {
    const direct = steps === MOST_STEPS ? [] : await standsInFor(worker, day);
    const further = await Promise.all(direct.map((one) => upstream(one, day, steps + 1)));
    return [worker, ...further.flat()];
  };

  return {
    holderOf: (worker, day) => holderOf(worker, day),
    async heldBy(worker, day) {
      const away = deputyIn(await fileOf(worker), day) !== undefined;
      return new Set(away ? [] : await upstream(worker, day));
    },
  };
};
