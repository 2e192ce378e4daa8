import type { Instant } from '../../shared/base/instant.ts';
import { recentCases } from '../../shared/case/store/recent-cases.ts';
import type { Certificate } from '../../shared/jobs/rules/certificate.ts';
import { listCertificates } from '../../shared/jobs/store/sweep-store.ts';
import { sweepPartitions } from '../../shared/jobs/use-cases/run-sweep.ts';
import { reconcileNotices } from '../../shared/notification/use-cases/case-notifier.ts';
import { lambdaContext } from '../../shared/runtime/lambda-context.ts';
import type { Context } from '../../shared/table/context.ts';

/** Gannan. */
const PREFECTURE = '623000';
const JOB = 'mend-inboxes';
const HOUR_MS = 3_600_000;
/** Each step is looked at on two nights: one that was written while a run was under way may have hidden from it. */
const OVERLAP_MS = 25 * HOUR_MS;
/** Less than the 30 days for which it is known that a notice was given its place, so that nobody is told twice. */
const FURTHEST_MS = 28 * 24 * HOUR_MS;
const CERTIFICATES = 30;

/** Back to what the last whole run had seen. */
const lookBackTo = async (ctx: Context, now: Instant): Promise<Instant> => {
  const { items } = await listCertificates(ctx, JOB, CERTIFICATES, undefined);
  const last = items.find(({ complete }) => complete);
  const furthest = Date.parse(now) - FURTHEST_MS;
  const seen = last === undefined ? furthest : Date.parse(last.startedAt) - OVERLAP_MS;
  return new Date(Math.max(seen, furthest)).toISOString();
};

/**
 * Tells what somebody should have been told of a case and was not, because the table's stream, the bus or a queue lost
 * it. A notice is known by case and version: what stands, read or not, stays as it is, so that a second run does nothing.
 */
export const reconcileInboxes = async (ctx: Context): Promise<Certificate> => {
  const { table, now } = ctx;
  const startedAt = now();
  const since = await lookBackTo(ctx, startedAt);
  return sweepPartitions(
    {
      job: JOB,
      partitions: await recentCases(table, PREFECTURE, startedAt),
      atOnce: 1,
      idOf: ({ id }) => id,
      process: async ({ id, lastAt }) =>
        lastAt !== undefined && lastAt < since ? false : reconcileNotices(ctx, id, since),
    },
    ctx,
  );
};

export const handler = () => reconcileInboxes(lambdaContext());
