import * as z from 'zod/mini';
import { Ulid, WorkerId } from '../../../base/id.ts';
import { Instant } from '../../../base/instant.ts';
import { EscalationTier } from '../../../base/vocabulary.ts';

/** More than these at once would not help anyone, and the skeleton has to stay small. */
export const MOST_FOLLOW_UPS = 3;

/**
 * A follow-up order that is not settled: a higher level asks, with a date, and gets an answer that it accepts or sends
 * back. In time is up to `answerBy`, which is the first late moment. An accepted one is in the timeline alone.
 */
export const FollowUp = z.strictObject({
  id: Ulid,
  /** The level that asks; it moves up with the case if lateness opened the order. */
  rung: EscalationTier,
  state: z.enum(['asked', 'answered', 'sent-back']),
  answerBy: Instant,
  askedBy: WorkerId,
  answeredBy: z.optional(WorkerId),
  overdueAt: z.optional(Instant),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** The sweep marks it as late once its date has come without an answer. */
export const isAwaited = ({ state, overdueAt }: FollowUp): boolean =>
  state !== 'answered' && overdueAt === undefined;
