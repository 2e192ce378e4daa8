import * as z from 'zod/mini';
import { LimitText } from './limit.ts';

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

/** Without `accept` or `resolve` the rule sets no such limit. */
export const Cell = z.strictObject({ accept: z.optional(LimitText), resolve: z.optional(LimitText) });
export type Cell = z.infer<typeof Cell>;

/** Cells that somebody wants to set otherwise: only those that change. */
export const DraftCells = z.partialRecord(CaseKind, z.partialRecord(Priority, Cell));
