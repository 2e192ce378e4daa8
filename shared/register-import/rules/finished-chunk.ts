import type { Instant } from '../../base/instant.ts';
import type { FinishedChunk } from './import.ts';
import type { Outcome, RowResult } from './result.ts';

const letters = { created: 'c', exists: 'e', changed: 'x', refused: 'r' } as const;
const outcomes: Readonly<Record<string, Outcome>> = { c: 'created', e: 'exists', x: 'changed', r: 'refused' };

export const finishedChunk = (
  number: number,
  digest: string,
  results: readonly RowResult[],
  at: Instant,
): FinishedChunk => ({
  number,
  digest,
  outcomes: results.map(({ outcome }) => letters[outcome]).join(''),
  refused: results.filter(({ outcome }) => outcome === 'refused'),
  finishedAt: at,
});

/** What was answered when the chunk was finished. */
export const resultsOf = ({ outcomes: written, refused }: FinishedChunk): RowResult[] => {
  const why = new Map(refused.map((one) => [one.row, one]));
  return [...written].map((letter, row) => why.get(row) ?? { row, outcome: outcomes[letter] ?? 'refused' });
};
