import * as z from 'zod/mini';
import { Version, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { Subject } from '../../programme/rules/subject.ts';
import { linkHolder } from './holder.ts';

/** Why a worker was joined with a subject. Reasons are codes of a list: the registers hold no free text. */
export const LinkReason = z.enum([
  'assigned',
  'asked-for',
  'hand-over',
  'moved-house',
  'area-moved',
  'same-household',
  'returned',
  'imported',
]);
export type LinkReason = z.infer<typeof LinkReason>;

export const LinkEndReason = z.enum([
  'term-over',
  'other-worker',
  'asked-for',
  'hand-over',
  'moved-house',
  'area-moved',
  'same-household',
  'household-left',
  'entered-wrongly',
]);
export type LinkEndReason = z.infer<typeof LinkEndReason>;

/** `from` is the first day, `to` the first day on which it is over: two links may share that date and never overlap. */
const common = {
  subject: Subject,
  ...linkHolder,
  programme: Programme,
  from: Day,
  to: z.optional(Day),
  reason: LinkReason,
  /** Given with `to` when the end is known before its day. */
  endReason: z.optional(LinkEndReason),
  version: Version,
  createdAt: Instant,
  createdBy: WorkerId,
  digest: z.string(),
};

const PlannedLink = z.strictObject({ status: z.literal('planned'), ...common });
const LiveLink = z.strictObject({ status: z.literal('live'), ...common });
const EndedLink = z.strictObject({
  status: z.literal('ended'),
  ...common,
  to: Day,
  endReason: LinkEndReason,
});

/** 包联: a worker or an office joined with a subject, from a day to a day, for a reason. */
export const Link = z.discriminatedUnion('status', [PlannedLink, LiveLink, EndedLink]);
export type Link = z.infer<typeof Link>;
