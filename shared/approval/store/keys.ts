import { CLOCK_SHARDS, type Key, slot } from '../../table/key.ts';

export const approvalsPartition = (subject: string) => `SUBJECT#${subject}`;
/** One for a reader and a subject: whether somebody may see a minor's record is one item, known by its key. */
export const approvalKey = (subject: string, reader: string): Key => ({
  pk: `SUBJECT#${subject}`,
  sk: `APPROVAL#${reader}`,
});
/** Approvals that end and of which nobody has been told yet, from when on somebody has to look. */
export const endingApprovalsClock = (id: string) => `APPROVALS#${slot(id, CLOCK_SHARDS)}`;
export const endingApprovalsShard = (shard: number) => `APPROVALS#${shard}`;
