import * as z from 'zod/mini';
import { Day, Instant } from '../../base/instant.ts';
import { LimitText } from './limit.ts';
import { MAX_PAUSES, Pause } from './pauses.ts';

/** A rule that a clock runs under, e.g. `household-request/P2/resolve@v1`; its source is looked up, not copied. */
export const RuleId = z
  .string()
  .check(z.regex(/^[a-z-]+\/P[0-3]\/(accept|resolve|return|verify)@[a-z0-9.-]+$/));
export type RuleId = z.infer<typeof RuleId>;

/**
 * A running deadline, kept inside its case. Limit, start, pauses and extension are the facts; the due date is always
 * recomputed from them (`run-clock.ts`), never patched. In time is [startedAt, dueAt).
 */
export const Clock = z.strictObject({
  rule: RuleId,
  limit: LimitText,
  startedAt: Instant,
  pauses: z.array(Pause).check(z.maxLength(MAX_PAUSES)),
  extension: z.optional(z.strictObject({ limit: LimitText, grantedAt: Instant })),
  /** What the requester was last told. No later computation goes below it. */
  promisedAt: Instant,
  dueAt: Instant,
  /** The last day in time. */
  dueOn: Day,
  /** Counted with a year that has no notice yet; recomputed when it arrives. */
  provisional: z.boolean(),
  stoppedAt: z.optional(Instant),
});
export type Clock = z.infer<typeof Clock>;

/** A pause that nobody has ended. */
export const openPause = ({ pauses }: Clock): Pause | undefined => {
  const last = pauses.at(-1);
  return last?.to === undefined ? last : undefined;
};
