import type { BulletinStore } from '../../access/store/bulletin-store.ts';
import type { Instant } from '../../base/instant.ts';
import type { WayStore } from '../../notification/store/way-store.ts';
import { endWays } from '../../notification/use-cases/end-ways.ts';
import { repeated } from '../../table/repeated.ts';
import { slicesOf } from '../../table/slices-of.ts';
import type { Table } from '../../table/table.ts';
import type { NewWorker } from '../../worker/rules/worker.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker, workerItem } from '../../worker/store/worker-item.ts';
import { decideWorker, type WorkerDecision } from '../rules/decide-worker.ts';
import type { Import } from '../rules/import.ts';
import { refusedRow } from '../rules/result.ts';
import { settleRows } from './settle-rows.ts';

/** Of the 100 writes that a transaction may have. */
const AT_ONCE = 50;

interface Needs {
  readonly bulletin: BulletinStore;
  readonly ways: WayStore;
  readonly now: () => Instant;
}

export const importWorkers = (table: Table, { bulletin, ways, now }: Needs) => {
  const decide = async (rows: readonly NewWorker[], by: Import) => {
    const standing = (await table.getMany(rows.map(({ id }) => workerKey(id)))).map(toWorker);
    return rows.map((row) =>
      decideWorker(
        row,
        standing.find(({ id }) => id === row.id),
        by,
      ),
    );
  };

  const add = async (decisions: readonly WorkerDecision[]) => {
    const fresh = decisions.flatMap((one) => (one.outcome === 'created' && !one.again ? [one.worker] : []));
    for (const some of slicesOf(fresh, AT_ONCE))
      await table.write(some.map((worker) => ({ put: workerItem(worker), guard: 'absent' })));
  };

  const change =
    (by: Import) =>
    async (row: NewWorker): Promise<WorkerDecision> => {
      const [decision = refusedRow('id', 'It cannot be read.')] = await decide([row], by);
      if (decision.outcome !== 'changed') return decision;
      const { before, after, signInAnew } = decision;
      if (signInAnew) await bulletin.withdraw(after.id, now());
      await endWays(before, after, ways);
      await table.write([{ put: workerItem(after), guard: { version: before.version } }]);
      return decision;
    };

  return async (rows: readonly NewWorker[], by: Import, isDry: boolean): Promise<WorkerDecision[]> => {
    if (isDry) return decide(rows, by);
    const decisions = await repeated(async () => {
      const decided = await decide(rows, by);
      await add(decided);
      return decided;
    });
    return settleRows(rows, decisions, 'id', change(by));
  };
};
