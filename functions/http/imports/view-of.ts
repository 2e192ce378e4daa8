import { resultsOf } from '../../../shared/register-import/rules/finished-chunk.ts';
import type { Import } from '../../../shared/register-import/rules/import.ts';
import { countOf, NO_ROWS, sumOfCounts } from '../../../shared/register-import/rules/result.ts';
import { finishedChunks } from '../../../shared/register-import/store/import-store.ts';
import type { Context } from '../../../shared/table/context.ts';

/** An import with the state of its ledger. */
export const viewOf = async (it: Import, ctx: Context) => {
  const chunks = await finishedChunks(ctx, it.id);
  const counts = chunks.map((chunk) => countOf(resultsOf(chunk))).reduce(sumOfCounts, NO_ROWS);
  return { ...it, ...counts, finished: chunks.map(({ number }) => number) };
};
