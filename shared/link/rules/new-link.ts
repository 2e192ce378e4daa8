import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { WorkerId } from '../../base/id.ts';
import { Day, dayOf, type Instant } from '../../base/instant.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import { Subject } from '../../programme/rules/subject.ts';
import { type Link, LinkReason } from './link.ts';

const termIsNotEmpty = z.refine<{ from: Day; to?: Day | undefined }>(
  ({ from, to }) => to === undefined || from < to,
  { error: fault('link.days'), path: ['to'] },
);

/** What is sent to join a worker with a subject; subject, worker and first day together are its identity. */
export const NewLink = z
  .strictObject({
    subject: Subject,
    worker: WorkerId,
    from: Day,
    to: z.optional(Day),
    reason: LinkReason,
  })
  .check(termIsNotEmpty);
export type NewLink = z.infer<typeof NewLink>;

/** Live from its first day on, planned before it. */
export const newLink = (body: NewLink, sent: RequestDigest, at: Instant): Link => ({
  status: body.from <= dayOf(at) ? 'live' : 'planned',
  ...body,
  programme: 'household',
  version: 1,
  createdAt: at,
  ...sent,
});
