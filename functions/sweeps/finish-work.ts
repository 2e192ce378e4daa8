import { addMs } from '../../shared/base/instant.ts';
import { continueHandOver } from '../../shared/handover/use-cases/hand-over-work.ts';
import type { Certificate } from '../../shared/jobs/rules/certificate.ts';
import { unfinishedWork, workIn } from '../../shared/jobs/store/unfinished-work.ts';
import { sweepPartitions } from '../../shared/jobs/use-cases/run-sweep.ts';
import { continueAreaMove } from '../../shared/relocation/use-cases/area-move-work.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import type { Context } from '../../shared/table/context.ts';
import type { Item } from '../../shared/table/table.ts';

/** A function may run for 15 minutes; the rest waits for the next run. */
const LONGEST_MS = 10 * 60_000;

/**
 * Finishes hand-overs and moves of areas that were begun and not finished, and looks once more at those that were: what
 * an index or a cached control record did not show in time is found then. One that cannot go on does not hold up the others.
 */
export const finishWork = async (ctx: Context): Promise<Certificate> => {
  const { table, now } = ctx;
  const startedAt = now();
  const until = addMs(startedAt, LONGEST_MS);
  const isLate = () => now() > until;

  const processDue = async (item: Item): Promise<boolean> => {
    const work = workIn(item);
    const continued =
      work.kind === 'hand-over'
        ? await continueHandOver(ctx, work.it, isLate)
        : await continueAreaMove(ctx, work.it, isLate);
    return continued.version !== work.it.version;
  };

  return sweepPartitions(
    {
      job: 'finish-work',
      partitions: [unfinishedWork(table, startedAt)],
      atOnce: 1,
      idOf: ({ pk }) => pk,
      process: processDue,
    },
    ctx,
  );
};

export const handler = () => finishWork(lambdaContext());
