import type { WorkerId } from '../../base/id.ts';
import { type Day, startOf } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfter } from '../../table/key.ts';
import { allOf, type Item, type Write } from '../../table/table.ts';
import { Approval, isLive } from '../rules/approval.ts';
import { approvalKey, approvalsPartition } from './keys.ts';

/** As long as the access log: who could read goes with who did. */
const KEPT_DAYS = 3 * 365;

const toApproval = (item: Item): Approval => Approval.parse(recordOf(item));

export const findApproval = async (
  { table }: Context,
  subject: string,
  reader: WorkerId,
): Promise<Approval | undefined> => {
  const item = await table.get(approvalKey(subject, reader));
  return item && toApproval(item);
};

/** For a transaction: an approval that takes the place of the one that was read, if any. */
export const approvalWrite = (it: Approval, before: Approval | undefined): Write => ({
  put: {
    ...it,
    ...approvalKey(it.subject.id, it.reader),
    expiresAt: expiresAfter(startOf(it.until), KEPT_DAYS),
  },
  guard: before === undefined ? 'absent' : { version: before.version },
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
