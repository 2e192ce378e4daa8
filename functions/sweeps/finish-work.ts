import { addMs } from '../../shared/base/instant.ts';
import { continueHandOver } from '../../shared/handover/use-cases/hand-over-work.ts';
import type { Certificate } from '../../shared/jobs/rules/certificate.ts';
import { type UnfinishedWork, unfinishedWork, workIn } from '../../shared/jobs/store/unfinished-work.ts';
import { sweepPartitions } from '../../shared/jobs/use-cases/run-sweep.ts';
import { continueErasure } from '../../shared/privacy/use-cases/erase-household.ts';
import { notifyOfReadings } from '../../shared/privacy/use-cases/notify-of-readings.ts';
import { publishCutShort } from '../../shared/register-import/use-cases/chunk-outbox.ts';
import { continueAreaMove } from '../../shared/relocation/use-cases/area-move-work.ts';
import { followHouseholdMove } from '../../shared/relocation/use-cases/household-moves.ts';
import { caseFiles } from '../../shared/runtime/case-files.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import type { Context } from '../../shared/table/context.ts';
import type { Item } from '../../shared/table/table.ts';
import { failIfUnreadable } from '../../shared/table/unreadable.ts';

/** A function may run for 15 minutes; the rest waits for the next run. */
const LONGEST_MS = 10 * 60_000;

/**
 * Finishes hand-overs, moves of areas and erasures that were begun and not finished, publishes what imports have written that were cut short, tells of whoever read too much, and looks once more at those that were: what
 * an index or a cached control record did not show in time is found then. One that cannot go on does not hold up the others.
 */
export const finishWork = async (ctx: Context): Promise<Certificate> => {
  const { table, now } = ctx;
  const startedAt = now();
  const until = addMs(startedAt, LONGEST_MS);
  const isLate = () => now() > until;

  const continueWork = (watched: Context, work: UnfinishedWork) => {
    switch (work.kind) {
      case 'hand-over':
        return continueHandOver(watched, work.it, isLate);
      case 'readings':
        return notifyOfReadings(watched, work.it);
      case 'household-move':
        return followHouseholdMove(watched, work.it);
      case 'erasure':
        return continueErasure(watched, work.it, caseFiles(), isLate);
      case 'import':
        return publishCutShort(watched, work.it);
      case 'move':
        return continueAreaMove(watched, work.it, isLate);
    }
  };
  const processDue = async (watched: Context, item: Item) => {
    const work = workIn(item);
    return (await continueWork(watched, work)).version !== work.it.version;
  };

  return sweepPartitions(
    {
      job: 'finish-work',
      partitions: [unfinishedWork(table, startedAt)],
      atOnce: 1,
      idOf: ({ pk }) => pk,
      process: (item) => failIfUnreadable(ctx, (watched) => processDue(watched, item)),
    },
    ctx,
  );
};

export const handler = () => finishWork(lambdaContext());
