import { repeated } from '../../table/repeated.ts';
import { WriteRefused } from '../../table/table.ts';
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
  const process = async (row: R): Promise<D | RefusedRow> => {
    try {
      return await repeated(() => change(row));
    } catch (error) {
      if (!(error instanceof WriteRefused)) throw error;
      return refusedRow(column, 'Somebody else is changing it; send the row once more.');
    }
  };

  const processed: (D | RefusedRow)[] = [];
  for (const [index, row] of rows.entries()) {
    const decision = decisions[index];
    if (decision === undefined) continue;
    processed.push(decision.outcome === 'changed' ? await process(row) : decision);
  }
  return processed;
};
