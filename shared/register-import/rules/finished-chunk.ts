import type { Instant } from '../../base/instant.ts';
import type { FinishedChunk } from './import.ts';
import type { Outcome, RowResult } from './result.ts';

const letters = { created: 'c', exists: 'e', changed: 'x', refused: 'r' } as const;
const outcomes: Readonly<Record<string, Outcome>> = { c: 'created', e: 'exists', x: 'changed', r: 'refused' };

/** A column whose values were corrected in the whole table is named once. */
const changesIn = (results: readonly RowResult[]) => {
  const told = results.flatMap(({ row, fields }) => (fields === undefined ? [] : [{ row, fields }]));
  const groups = Map.groupBy(told, ({ fields }) => fields.join(' '));
  return [...groups.values()].map((some) => ({
    fields: some[0]?.fields ?? [],
    rows: some.map(({ row }) => row),
  }));
};

const likelyIn = (results: readonly RowResult[]): Pick<FinishedChunk, 'likely'> => {
  const likely = results.flatMap(({ row, likely: households }) =>
    households === undefined ? [] : [{ row, households }],
  );
  return likely.length === 0 ? {} : { likely };
};

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
  changed: changesIn(results),
  ...likelyIn(results),
  finishedAt: at,
});

/** What was answered when the chunk was finished. */
export const resultsOf = ({
  outcomes: written,
  refused,
  changed = [],
  likely = [],
}: FinishedChunk): RowResult[] => {
  const why = new Map(refused.map((one) => [one.row, one]));
  const fieldsOf = new Map(changed.flatMap(({ rows, fields }) => rows.map((row) => [row, fields] as const)));
  const likelyFor = new Map(likely.map(({ row, households }) => [row, households] as const));
  return [...written].map((letter, row) => {
    const fields = fieldsOf.get(row);
    const same = likelyFor.get(row);
    const named = same === undefined ? {} : { likely: same };
    const result = { row, outcome: outcomes[letter] ?? 'refused', ...named };
    return why.get(row) ?? (fields === undefined ? result : { ...result, fields });
  });
};
