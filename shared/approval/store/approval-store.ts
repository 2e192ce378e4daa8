import type { WorkerId } from '../../base/id.ts';
import { addDays, type Day, startOf } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfter } from '../../table/key.ts';
import { allOf, type Item, type Write } from '../../table/table.ts';
import { Approval, isLive } from '../rules/approval.ts';
import { approvalKey, approvalsPartition, endingApprovalsClock } from './keys.ts';

/** As long as the access log: who could read goes with who did. */
const KEPT_DAYS = 3 * 365;

/** Ten working days are never spread over more, whichever holidays lie between. */
const LOOK_DAYS_BEFORE = 35;

export const toApproval = (item: Item): Approval => Approval.parse(recordOf(item));

export const findApproval = async (
  { table }: Context,
  subject: string,
  reader: WorkerId,
): Promise<Approval | undefined> => {
  const item = await table.get(approvalKey(subject, reader));
  return item && toApproval(item);
};

const itemOf = (it: Approval): Item => ({
  ...it,
  ...approvalKey(it.subject.id, it.reader),
  expiresAt: expiresAfter(startOf(it.until), KEPT_DAYS),
});

/** In the clock index until it was told that it ends; one that was taken away is over. */
const indexed = ({ id, until, ended }: Approval) =>
  ended === undefined
    ? { clockPk: endingApprovalsClock(id), clockSk: startOf(addDays(until, -LOOK_DAYS_BEFORE)) }
    : {};

/** For a transaction: an approval that takes the place of the one that was read, if any. */
export const approvalWrite = (it: Approval, before: Approval | undefined): Write => ({
  put: { ...itemOf(it), ...indexed(it) },
  guard: before === undefined ? 'absent' : { version: before.version },
});

/** The same approval, of which it has been told that it ends: nobody looks at it for that any more. */
export const notifiedOfEnd = (it: Approval): Write => ({
  put: itemOf({ ...it, version: it.version + 1 }),
  guard: { version: it.version },
});

/** All that were given for a subject, under every number that it had. */
export const listApprovals = async ({ table }: Context, subjects: readonly string[]): Promise<Approval[]> => {
  const parts = subjects.map((id) => allOf(table, { pk: approvalsPartition(id), begins: 'APPROVAL#' }));
  return (await Promise.all(parts)).flat().map(toApproval);
};

/** Those of the subjects whose records of minors the reader may read on a day: one request for all. */
export const approvedSubjects = async (
  { table }: Context,
  subjects: readonly string[],
  reader: WorkerId,
  day: Day,
): Promise<ReadonlySet<string>> => {
  const keys = [...new Set(subjects)].map((id) => approvalKey(id, reader));
  const approvals = (await table.getMany(keys)).map(toApproval);
  return new Set(approvals.filter((one) => isLive(one, day)).map(({ subject }) => subject.id));
};
