import { SYSTEM } from '../../base/role.ts';
import { takeStep } from '../../case/rules/take-step.ts';
import { recountStep } from '../../case/rules/timing/recount-step.ts';
import { toCase } from '../../case/store/case-item.ts';
import { saveCase } from '../../case/store/case-store.ts';
import { caseClockShard } from '../../case/store/keys.ts';
import { reindexCase } from '../../case/use-cases/reindex-case.ts';
import { shardsOf } from '../../table/clock-index.ts';
import type { Context } from '../../table/context.ts';
import { CLOCK_SHARDS } from '../../table/key.ts';
import type { Item } from '../../table/table.ts';
import type { Certificate } from '../rules/certificate.ts';
import { sweepPartitions } from './run-sweep.ts';

const processDue = async (item: Item, ctx: Context): Promise<boolean> => {
  const it = toCase(item);
  const at = ctx.now();
  const step = recountStep(it, at);
  if (step === undefined) return reindexCase(ctx.table, item);
  await saveCase(ctx, takeStep(it, step, { by: SYSTEM, at, key: undefined, ifMatch: undefined }));
  return true;
};

/**
 * Counts every deadline again that was counted with a year without a notice, once the notice is there, and puts cases
 * whose next reminder or climb has moved with the calendar in their new place. Changes nothing a second time.
 */
export const recountDeadlines = (ctx: Context): Promise<Certificate> =>
  sweepPartitions(
    {
      job: 'deadlines',
      partitions: shardsOf(ctx.table, caseClockShard),
      atOnce: CLOCK_SHARDS,
      idOf: ({ pk }) => pk,
      process: (item) => processDue(item, ctx),
    },
    ctx,
  );
