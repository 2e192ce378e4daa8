import type { Key } from '../../table/key.ts';

export const approvalsPartition = (subject: string) => `SUBJECT#${subject}`;
/** One for a reader and a subject: whether somebody may see a minor's record is one item, known by its key. */
export const approvalKey = (subject: string, reader: string): Key => ({
  pk: `SUBJECT#${subject}`,
  sk: `APPROVAL#${reader}`,
});
