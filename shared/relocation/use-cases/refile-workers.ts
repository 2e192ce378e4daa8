import { repeated } from '../../table/repeated.ts';
import type { Table } from '../../table/table.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker, workerItem } from '../../worker/store/worker-item.ts';
import type { WorkerStore } from '../../worker/store/worker-store.ts';
import { type AreaMove, codeAfter } from '../rules/area-move.ts';
import type { AreaMoveStore } from '../store/area-move-store.ts';

/** Those who serve in the moved area serve under its new code; their tokens are read by the bulletin. */
export const refileWorkers =
  (table: Table, moves: AreaMoveStore, workers: WorkerStore) =>
  async (move: AreaMove, isLate: () => boolean): Promise<boolean> => {
    const refile = (id: string) =>
      repeated(async () => {
        const item = await table.get(workerKey(id));
        const worker = item && toWorker(item);
        if (worker === undefined || codeAfter(move, worker.area) === worker.area) return;
        const after = { ...worker, area: codeAfter(move, worker.area), version: worker.version + 1 };
        await table.write([
          { put: workerItem(after), guard: { version: worker.version } },
          moves.counted(move, { workers: 1 }),
        ]);
      });

    for (const { id } of await workers.servingIn(move.from)) {
      if (isLate()) return false;
      await refile(id);
    }
    return true;
  };
