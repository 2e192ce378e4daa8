import { areaOfPath } from '../../base/area-code.ts';
import { saveStaff } from '../../notification/use-cases/save-staff.ts';
import type { Context } from '../../table/context.ts';
import { slicesOf } from '../../table/dynamo-table.ts';
import { optimistic } from '../../table/table.ts';
import type { Unit } from '../../unit/rules/unit.ts';
import { unitsUnder } from '../../unit/store/find-units.ts';
import { everyScope } from '../../unit/store/unit-scope.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker, workerItem } from '../../worker/store/worker-item.ts';
import { decideWorker, type WorkerDecision } from '../rules/decide-worker.ts';
import type { Import, RunningImport } from '../rules/import.ts';
import { isWritten, refusedRow } from '../rules/result.ts';
import type { WorkerRow } from '../rules/rows.ts';
import { processRows } from './process-rows.ts';

/** Of the 100 writes that a transaction may have. */
const AT_ONCE = 50;

/** Read only where somebody has an office. */
const unitsFor = async (ctx: Context, rows: readonly WorkerRow[], by: Import): Promise<Unit[]> =>
  rows.every(({ file }) => file.unit === undefined)
    ? []
    : unitsUnder(ctx.table, await everyScope(ctx.table, areaOfPath(by.areaPath)));

const decide = async (ctx: Context, rows: readonly WorkerRow[], by: RunningImport) => {
  const units = await unitsFor(ctx, rows, by);
  const existing = (await ctx.table.getMany(rows.map(({ id }) => workerKey(id)))).map(toWorker);
  return rows.map((row) =>
    decideWorker(row, { existing: existing.find(({ id }) => id === row.id), units }, by),
  );
};

const isNoted = (decision: WorkerDecision | undefined) => decision !== undefined && isWritten(decision);

const add = async (ctx: Context, decisions: readonly WorkerDecision[]) => {
  const fresh = decisions.flatMap((one) => (one.outcome === 'created' && !one.again ? [one.worker] : []));
  for (const some of slicesOf(fresh, AT_ONCE))
    await ctx.table.write(some.map((worker) => ({ put: workerItem(worker), guard: 'absent' })));
};

const change =
  (ctx: Context, by: RunningImport) =>
  async (row: WorkerRow): Promise<WorkerDecision> => {
    const [decision = refusedRow('id', 'row.unreadable')] = await decide(ctx, [row], by);
    if (decision.outcome !== 'changed') return decision;
    await saveStaff(ctx, decision, []);
    return decision;
  };

export const importWorkers = async (
  ctx: Context,
  rows: readonly WorkerRow[],
  by: RunningImport,
  isDry: boolean,
): Promise<WorkerDecision[]> => {
  if (isDry) return decide(ctx, rows, by);
  const decisions = await optimistic(async () => {
    const decided = await decide(ctx, rows, by);
    await by.note(rows.flatMap(({ id }, index) => (isNoted(decided[index]) ? [`worker:${id}`] : [])));
    await add(ctx, decided);
    return decided;
  });
  return processRows(rows, decisions, 'id', change(ctx, by));
};
