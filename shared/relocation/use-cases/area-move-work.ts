import type { BulletinStore } from '../../access/store/bulletin-store.ts';
import type { Instant } from '../../base/instant.ts';
import type { Table } from '../../table/table.ts';
import type { WorkerStore } from '../../worker/store/worker-store.ts';
import type { AreaMove } from '../rules/area-move.ts';
import type { AreaMoveStore } from '../store/area-move-store.ts';
import { refileAreas } from './refile-areas.ts';
import { refileCases } from './refile-cases.ts';
import { refileHouseholds } from './refile-households.ts';
import { refileWorkers } from './refile-workers.ts';

export interface AreaMoveWork {
  /** Goes on where it stopped, until nothing is left or `isLate` says that the time is up. */
  carryOn(move: AreaMove, isLate: () => boolean): Promise<AreaMove>;
}

interface Needs {
  readonly moves: AreaMoveStore;
  readonly bulletin: BulletinStore;
  readonly workers: WorkerStore;
  readonly now: () => Instant;
}

/**
 * Every instance hears of the new codes first; then areas, households, staff and cases follow. Each step begins by looking
 * for what is still under the old codes, so that it may be begun again at any point.
 */
export const areaMoveWork = (table: Table, { moves, bulletin, workers, now }: Needs): AreaMoveWork => {
  const steps = [
    refileAreas(table, moves, now),
    refileHouseholds(table, moves, now),
    refileWorkers(table, moves, workers),
    refileCases(table, moves, now),
  ];

  const announce = async ({ renames }: AreaMove) => {
    const { retired } = await bulletin.read(0);
    const fresh = renames.filter(({ from, to }) => retired[from] !== to);
    if (fresh.length === 0) return;
    await bulletin.retire(Object.fromEntries(fresh.map(({ from, to }) => [from, to])));
  };

  return {
    async carryOn(move, isLate) {
      await announce(move);
      for (const step of steps) if (!(await step(move, isLate))) return move;
      return moves.finish(move, now());
    },
  };
};
