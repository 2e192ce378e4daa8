import { areaPath, gridOf, isWithin } from '../../base/area-code.ts';
import { dayOf, type Instant } from '../../base/instant.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import { isOfOneMoment } from '../../link/rules/is-of-one-moment.ts';
import type { Link, LinkReason } from '../../link/rules/link.ts';
import { newLink } from '../../link/rules/new-link.ts';
import type { LinkChange } from '../../link/rules/replace-link.ts';
import { linksPartition } from '../../link/store/keys.ts';
import { toLink } from '../../link/store/links.ts';
import type { Context } from '../../table/context.ts';
import { readWhole } from '../../table/read-whole.ts';
import { allOf, type Table } from '../../table/table.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';

/** Of the moment in which the household was read. */
export const linksOnHousehold = (
  table: Table,
  record: Pick<PresentHousehold, 'id' | 'liaison' | 'plannedLinks'>,
): Promise<Link[]> =>
  readWhole(
    async () => (await allOf(table, { pk: linksPartition(record.id), begins: 'LINK#' })).map(toLink),
    (links) => isOfOneMoment({ record, links }),
  );

/** Whether this worker can come to this door: by the register, today. */
export const mayCome = async (
  { table }: Context,
  worker: string | undefined,
  household: PresentHousehold,
): Promise<boolean> => {
  const item = worker === undefined ? undefined : await table.get(workerKey(worker));
  return item !== undefined && comesTo(toWorker(item), household);
};

const comesTo = (worker: Worker, household: PresentHousehold): boolean =>
  worker.active && isWithin(areaPath(gridOf(household.id)), areaPath(worker.area));

/** Whoever came to a door before it went comes again from today, where they still can; nobody, where they cannot. */
export const linkAgain = async (
  ctx: Context,
  household: PresentHousehold,
  liaison: string | undefined,
  reason: LinkReason,
  sent: RequestDigest,
  at: Instant,
): Promise<LinkChange | undefined> => {
  if (liaison === undefined || !(await mayCome(ctx, liaison, household))) return undefined;
  const links = (await allOf(ctx.table, { pk: linksPartition(household.id), begins: 'LINK#' })).map(toLink);
  const subject = { type: 'household', id: household.id } as const;
  const fresh = newLink({ subject, worker: liaison, from: dayOf(at), reason }, sent, at);
  const before = links.find((one) => one.worker === fresh.worker && one.from === fresh.from);
  return { before, after: { ...fresh, version: (before?.version ?? 0) + 1 } };
};
