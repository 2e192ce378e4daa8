import type { Certificate } from '../../shared/jobs/rules/certificate.ts';
import { sweepPartitions } from '../../shared/jobs/use-cases/run-sweep.ts';
import { dueLinksShard } from '../../shared/link/store/keys.ts';
import { applyDueDates } from '../../shared/link/use-cases/apply-due-dates.ts';
import { deputyNotices } from '../../shared/notification/rules/staff-notices.ts';
import { noticeWrite } from '../../shared/notification/store/inbox-store.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import { dueShards } from '../../shared/table/clock-index.ts';
import type { Context } from '../../shared/table/context.ts';
import { CLOCK_SHARDS } from '../../shared/table/key.ts';

/**
 * Ends the links whose last day is over and begins those whose day has come, and takes deputies off the lists when the
 * worker is back. Nothing is due twice: a run that was missed is caught up by the next.
 */
export const applyDueLinkDates = (ctx: Context): Promise<Certificate> => {
  const { table, now } = ctx;
  const at = now();
  return sweepPartitions(
    {
      job: 'turn-links',
      partitions: dueShards(table, at, dueLinksShard),
      atOnce: CLOCK_SHARDS,
      idOf: ({ pk, sk }) => `${pk} ${sk}`,
      process: (item) =>
        applyDueDates(table, item, at, (deputy) => deputyNotices(deputy, 'ended', at).map(noticeWrite)),
    },
    ctx,
  );
};

export const handler = () => applyDueLinkDates(lambdaContext());
