import * as z from 'zod/mini';
import { Day } from '../../base/instant.ts';
import { CaseKind } from '../../base/vocabulary.ts';
import { LimitText } from './limit.ts';
import { Cell, Priority } from './limits.ts';
import { Source } from './source.ts';

/** More time: never, once for so long, as the law of the benefit says, or for as long as an approver says. */
export const ExtensionRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('none') }),
  z.strictObject({
    rule: z.literal('once'),
    limit: LimitText,
    needs: z.optional(z.enum(['both-parties-agree', 'reason-told'])),
  }),
  z.strictObject({ rule: z.literal('by-its-law') }),
  z.strictObject({ rule: z.literal('by-approval') }),
]);
export type ExtensionRule = z.infer<typeof ExtensionRule>;

const KindLimits = z.strictObject({
  cells: z.partialRecord(Priority, Cell),
  extension: ExtensionRule,
  /** What the first stage does instead of accepting, where a law says so. */
  firstStage: z.enum(['accept', 'forward']),
  /** When a wrong address may be sent back at the latest; where it differs from the common one. */
  returnWithin: z.optional(LimitText),
  source: Source,
});
export type KindLimits = z.infer<typeof KindLimits>;

/**
 * The day that a start from 18:00 on counts as. Until `v1` it was the next working day, so that an evening before a
 * holiday was due later than the morning after it.
 */
export const Evening = z.enum(['next-day', 'next-working-day']);
export type Evening = z.infer<typeof Evening>;

/** One version of the limits. A case keeps the version that it started under. */
export const LimitRules = z.strictObject({
  version: z.string().check(z.regex(/^[a-z0-9.-]+$/)),
  from: Day,
  returnWithin: z.record(Priority, LimitText),
  /** How long an answer may stay unverified. */
  verifyWithin: LimitText,
  evening: Evening,
  /** Whether the time in which an answer is verified is taken from the handler if nothing was solved. */
  verifying: z.enum(['given-back', 'charged']),
  kinds: z.record(CaseKind, KindLimits),
});
export type LimitRules = z.infer<typeof LimitRules>;
