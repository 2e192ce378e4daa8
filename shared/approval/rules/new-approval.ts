import * as z from 'zod/mini';
import { Ulid, WorkerId } from '../../base/id.ts';
import { addDays, Day } from '../../base/instant.ts';
import { invalid, notAllowed } from '../../base/refusal.ts';
import { NamedSubject } from '../../programme/rules/subject.ts';
import { type Approval, ApprovalPurpose } from './approval.ts';

/** Long enough for a school year; whoever needs longer asks anew. */
const MOST_DAYS = 366;

export const NewApproval = z.strictObject({
  /** Made by the client; sending it twice gives one approval. */
  id: Ulid,
  subject: NamedSubject,
  reader: WorkerId,
  purpose: ApprovalPurpose,
  until: Day,
});
export type NewApproval = z.infer<typeof NewApproval>;

interface Facts {
  readonly by: WorkerId;
  /** Who entered what the approval opens. */
  readonly enteredBy: ReadonlySet<string>;
  readonly today: Day;
}

/** Two people have to know of it, each other than who reads. */
export const checkApproval = ({ reader, until }: NewApproval, { by, enteredBy, today }: Facts): void => {
  if (reader === by) throw notAllowed('approval.for-oneself');
  if (enteredBy.has(by)) throw notAllowed('approval.own-entry');
  if (until < today) throw invalid('approval.day-over', '#/until');
  if (until > addDays(today, MOST_DAYS)) throw invalid('approval.too-long', '#/until', { days: MOST_DAYS });
};

/** Takes the place of the one before it, if there is one: a reader has one approval for a subject. */
export const newApproval = (
  body: NewApproval,
  before: Approval | undefined,
  { by, today }: Pick<Facts, 'by' | 'today'>,
): Approval => ({ ...body, givenBy: by, from: today, version: (before?.version ?? 0) + 1 });

export const endedApproval = (it: Approval, by: WorkerId, on: Day): Approval => ({
  ...it,
  ended: { on, by },
  version: it.version + 1,
});
