import * as z from 'zod/mini';
import { Day } from '../../base/instant.ts';
import { LimitText } from './limit.ts';
import { Source } from './source.ts';

/** What a case is about, as far as its limits differ. */
export const CaseKind = z.enum([
  'question',
  'household-request',
  'public-space',
  'safeguarding',
  'entitlement',
  'temporary-relief',
  'care-need',
  'dispute-mediation',
  'enterprise-problem',
  'enterprise-arrears',
  'petition-hand-over',
  'data-rights-request',
]);
export type CaseKind = z.infer<typeof CaseKind>;

/** P0 danger to life, a child or dependent at risk, disaster. P1 urgent basic need. P2 normal. P3 complex, several units. */
export const Priority = z.enum(['P0', 'P1', 'P2', 'P3']);
export type Priority = z.infer<typeof Priority>;

/** More time: never, once for so long, as the law of the benefit says, or for as long as an approver says. */
const ExtensionRule = z.discriminatedUnion('rule', [
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

/** Without `accept` or `resolve` the rule sets no such limit. */
const Cell = z.strictObject({ accept: z.optional(LimitText), resolve: z.optional(LimitText) });
export type Cell = z.infer<typeof Cell>;

/** Cells that somebody wants to set otherwise: only those that change. */
export const DraftCells = z.partialRecord(CaseKind, z.partialRecord(Priority, Cell));

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

/** One version of the limits. A case keeps the version that it started under. */
export const LimitRules = z.strictObject({
  version: z.string().check(z.regex(/^[a-z0-9.-]+$/)),
  from: Day,
  returnWithin: z.record(Priority, LimitText),
  /** How long an answer may stay unverified. */
  verifyWithin: LimitText,
  kinds: z.record(CaseKind, KindLimits),
});
export type LimitRules = z.infer<typeof LimitRules>;
