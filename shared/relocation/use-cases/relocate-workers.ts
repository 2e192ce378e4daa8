import type { Context } from '../../table/context.ts';
import { countedWork } from '../../table/long-work.ts';
import { optimistic } from '../../table/table.ts';
import { unlessUnreadable } from '../../table/unreadable.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker, workerItem } from '../../worker/store/worker-item.ts';
import { staffServingIn } from '../../worker/store/worker-store.ts';
import { type AreaMove, codeAfter } from '../rules/area-move.ts';
import { AREA_MOVES } from '../store/area-move-store.ts';

const relocateWorker = ({ table }: Context, move: AreaMove, id: string): Promise<void> =>
  optimistic(async () => {
    const item = await table.get(workerKey(id));
    const worker = item && toWorker(item);
    if (worker === undefined || codeAfter(move, worker.area) === worker.area) return;
    const after = { ...worker, area: codeAfter(move, worker.area), version: worker.version + 1 };
    await table.write([
      { put: workerItem(after), guard: { version: worker.version } },
      countedWork(AREA_MOVES, move, { workers: 1 }),
    ]);
  });

/** Those who serve in the moved area serve under its new code; their tokens are read by the control record. */
export const relocateWorkers = async (
  ctx: Context,
  move: AreaMove,
  isLate: () => boolean,
): Promise<boolean> => {
  for (const item of await staffServingIn(ctx, move.from)) {
    if (isLate()) return false;
    await unlessUnreadable(ctx, item, () => relocateWorker(ctx, move, toWorker(item).id));
  }
  return true;
};
