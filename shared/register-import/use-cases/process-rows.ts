import { isOvertaken, optimistic } from '../../table/table.ts';
import { type RefusedRow, refusedRow } from '../rules/result.ts';

interface Decided {
  readonly outcome: string;
}

/**
 * Rows that change a record which somebody else may be changing at the same time: each is read, decided and written by
 * itself. `change` decides anew and writes; what cannot be had in a few attempts is refused by name.
 */
export const processRows = async <R, D extends Decided>(
  rows: readonly R[],
  decisions: readonly D[],
  column: string,
  change: (row: R) => Promise<D>,
): Promise<(D | RefusedRow)[]> => {
  const changeOne = (row: R) =>
    optimistic<D | RefusedRow>(() => change(row), {
      isLost: isOvertaken,
      otherwise: () => refusedRow(column, 'row.contended'),
    });

  const results: (D | RefusedRow)[] = [];
  for (const [index, row] of rows.entries()) {
    const decision = decisions[index];
    if (decision === undefined) continue;
    results.push(decision.outcome === 'changed' ? await changeOne(row) : decision);
  }
  return results;
};
