import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { WorkerId } from '../../base/id.ts';
import { Day, dayOf, type Instant } from '../../base/instant.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import { programmeOf } from '../../programme/rules/programme-of.ts';
import { NamedSubject, type Subject } from '../../programme/rules/subject.ts';
import { type Link, LinkReason } from './link.ts';
import { Holder } from './named-holder.ts';

const termIsNotEmpty = z.refine<{ from: Day; to?: Day | undefined }>(
  ({ from, to }) => to === undefined || from < to,
  { error: fault('link.days'), path: ['to'] },
);

const isHeldByOne = z.refine<{ worker?: string | undefined; holder?: Holder | undefined }>(
  ({ worker, holder }) => (worker === undefined) !== (holder === undefined),
  { error: fault('link.one-holder'), path: ['holder'] },
);

/** What is sent to join a worker or an office with a subject; subject, holder and first day together are its identity. */
export const NewLink = z
  .strictObject({
    subject: NamedSubject,
    /** Of a worker alone; the same as `holder: { worker }`. */
    worker: z.optional(WorkerId),
    holder: z.optional(Holder),
    from: Day,
    to: z.optional(Day),
    reason: LinkReason,
  })
  .check(termIsNotEmpty, isHeldByOne);
export type NewLink = z.infer<typeof NewLink>;

/** The same with the subject under its number of today, and the holder as links keep it. */
export type WantedLink = Pick<Link, 'worker' | 'holder' | 'from' | 'to' | 'reason'> & {
  readonly subject: Subject;
};

const heldBy = ({ worker, holder }: NewLink): Pick<Link, 'worker' | 'holder'> => {
  if (holder === undefined) return { worker };
  return 'worker' in holder ? { worker: holder.worker } : { holder };
};

export const wantedLink = (body: NewLink, subject: Subject): WantedLink => {
  const { worker: _, holder: __, ...rest } = body;
  return { ...rest, ...heldBy(body), subject };
};

/** Live from its first day on, planned before it. */
export const newLink = (wanted: WantedLink, sent: RequestDigest, at: Instant): Link => ({
  status: wanted.from <= dayOf(at) ? 'live' : 'planned',
  ...wanted,
  programme: programmeOf(wanted.subject.type),
  version: 1,
  createdAt: at,
  ...sent,
});
