import type { Count } from '../../base/log.ts';
import type { LookName } from '../../modules.ts';
import type { Context } from '../../table/context.ts';
import type { Due, Look } from '../../table/look.ts';
import type { Certificate } from '../rules/certificate.ts';
import { numberOfLooks } from '../rules/look-number.ts';
import { sweepPartitions } from './run-sweep.ts';

/** Runs one look, and leaves its certificate. */
export const runLook = async (job: LookName, { atOnce, due }: Look, ctx: Context): Promise<Certificate> =>
  sweepPartitions<Due>(
    {
      job,
      partitions: await due(ctx),
      atOnce,
      idOf: ({ id }) => id,
      keyOf: ({ id, key = id }) => key,
      process: (one) => one.process(),
    },
    ctx,
  );

/**
 * Runs all looks side by side, so that none holds up another. Those that failed are named in the log and in the error, and counted by
 * a number of which the alarm says whose it is.
 */
export const lookAfter = async (
  ctx: Context,
  count: Count,
  looks: Readonly<Record<LookName, Look>>,
): Promise<Certificate[]> => {
  const names = Object.keys(looks) as LookName[];
  const runs = await Promise.allSettled(names.map((name) => runLook(name, looks[name], ctx)));
  const failures = runs.flatMap((run, n) =>
    run.status === 'rejected' ? [{ look: names[n] as LookName, reason: run.reason }] : [],
  );
  for (const { look, reason } of failures) ctx.log.failed('a daily look failed', reason, { look });
  if (failures.length > 0) {
    const failed = failures.map(({ look }) => look);
    count('LooksFailed', numberOfLooks(failed));
    throw new AggregateError(
      failures.map(({ reason }) => reason),
      `Incomplete: ${failed.join(', ')}.`,
    );
  }
  return runs.flatMap((run) => (run.status === 'fulfilled' ? [run.value] : []));
};
