import * as z from 'zod/mini';
import type { Catalogue, Facts } from '../../base/catalogue/catalogue.ts';
import { type Fault, fault, faultOf, isFault, sayFault } from '../../base/fault.ts';

/** What became of a row. `refused`: which column, and what to do about it; never what stood there. */
export const RowResult = z.strictObject({
  /** Its place in the chunk, from 0. */
  row: z.int(),
  outcome: z.enum(['created', 'exists', 'changed', 'refused']),
  field: z.optional(z.string()),
  /** Of what the register holds already: the columns in which it changes. */
  fields: z.optional(z.array(z.string())),
  /** Of what is new: households of the grid with the same contact. Which of them it may be is for people to say. */
  likely: z.optional(z.array(z.string())),
  /** Stable, for programs. */
  code: z.optional(z.string()),
  /** What to do about it: kept as a code, told in the language of the reader. */
  reason: z.optional(z.string()),
});
export type RowResult = z.infer<typeof RowResult>;
export type Outcome = RowResult['outcome'];

export interface RefusedRow {
  readonly outcome: 'refused';
  readonly field: string;
  readonly reason: string;
}

/** Whether a row writes something about somebody, and not what the same sending has written before. */
export const isWritten = (decision: { readonly outcome: Outcome; readonly again?: boolean }): boolean =>
  decision.outcome === 'changed' || (decision.outcome === 'created' && decision.again !== true);

/** Whether a row has written something, in this sending or in one before that was cut short. */
export const isTouched = ({ outcome }: { readonly outcome: Outcome }): boolean =>
  outcome === 'created' || outcome === 'changed';

export const refusedRow = (field: string, code: Fault['code'], facts: Facts = {}): RefusedRow =>
  faultyRow(field, fault(code, facts));

/** The same, of what a schema says. */
export const faultyRow = (field: string, reason: string): RefusedRow => ({
  outcome: 'refused',
  field,
  reason,
});

/** Results as they are told: why a row was refused, in the words of a language. */
export const resultsInWords = (results: readonly RowResult[], words: Catalogue): RowResult[] =>
  results.map(({ reason, ...it }) => {
    if (reason === undefined) return it;
    const { code, facts } = faultOf(reason);
    return isFault(code, words)
      ? { ...it, code, reason: sayFault({ code, facts }, words) }
      : { ...it, reason };
  });

const Count = z.int().check(z.minimum(0));
export const OutcomeCounts = z.strictObject({
  created: Count,
  exists: Count,
  changed: Count,
  refused: Count,
});
export type OutcomeCounts = z.infer<typeof OutcomeCounts>;

export const NO_ROWS: OutcomeCounts = { created: 0, exists: 0, changed: 0, refused: 0 };

export const countOf = (results: readonly { readonly outcome: Outcome }[]): OutcomeCounts => {
  const counts = { ...NO_ROWS };
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
};

export const sumOfCounts = (one: OutcomeCounts, other: OutcomeCounts): OutcomeCounts => ({
  created: one.created + other.created,
  exists: one.exists + other.exists,
  changed: one.changed + other.changed,
  refused: one.refused + other.refused,
});
