import { SYSTEM } from '../../shared/base/role.ts';
import { takeStep } from '../../shared/case/rules/take-step.ts';
import { dueStep } from '../../shared/case/rules/timing/due-step.ts';
import { toCase } from '../../shared/case/store/case-item.ts';
import { saveCase } from '../../shared/case/store/case-store.ts';
import { caseClockShard } from '../../shared/case/store/keys.ts';
import type { Certificate } from '../../shared/jobs/rules/certificate.ts';
import { sweepPartitions } from '../../shared/jobs/use-cases/run-sweep.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import { dueShards } from '../../shared/table/clock-index.ts';
import type { Context } from '../../shared/table/context.ts';
import { CLOCK_SHARDS } from '../../shared/table/key.ts';
import type { Item } from '../../shared/table/table.ts';

const processDue = async (item: Item, ctx: Context): Promise<boolean> => {
  const it = toCase(item);
  const step = dueStep(it, ctx.now(), ctx.newId());
  if (step === undefined) return false;
  await saveCase(ctx, takeStep(it, step, { by: SYSTEM, at: ctx.now(), key: undefined, ifMatch: undefined }));
  return true;
};

/**
 * Takes the one step that is due for every case whose moment has come: of the escalation policy, for a late follow-up order, or
 * to ask whether a solution lasted. Safe to run twice or to miss: a step that was missed is taken by the next run, one
 * a run.
 */
export const sweepOverdue = (ctx: Context): Promise<Certificate> =>
  sweepPartitions(
    {
      job: 'overdue',
      partitions: dueShards(ctx.table, ctx.now(), caseClockShard),
      atOnce: CLOCK_SHARDS,
      idOf: ({ pk }) => pk,
      process: (item) => processDue(item, ctx),
    },
    ctx,
  );

export const handler = () => sweepOverdue(lambdaContext());
