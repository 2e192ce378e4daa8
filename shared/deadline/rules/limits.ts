import * as z from 'zod/mini';
import { CaseKind } from '../../base/vocabulary.ts';
import { LimitText } from './limit.ts';

/** P0 danger to life, a child or dependent at risk, disaster. P1 urgent basic need. P2 normal. P3 complex, several units. */
export const Priority = z.enum(['P0', 'P1', 'P2', 'P3']);
export type Priority = z.infer<typeof Priority>;

/** A rule that a clock runs under, e.g. `household-request/P2/resolve@v1`; its source is looked up, not copied. */
export const RuleId = z
  .string()
  .check(z.regex(/^[a-z-]+\/P[0-3]\/(accept|resolve|return|verify)@[a-z0-9.-]+$/));
export type RuleId = z.infer<typeof RuleId>;

/** Without `accept` or `resolve` the rule sets no such limit. */
export const Cell = z.strictObject({ accept: z.optional(LimitText), resolve: z.optional(LimitText) });
export type Cell = z.infer<typeof Cell>;

/** Cells that somebody wants to set otherwise: only those that change. */
export const DraftCells = z.partialRecord(CaseKind, z.partialRecord(Priority, Cell));
