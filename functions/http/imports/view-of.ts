import { resultsOf } from '../../../shared/register-import/rules/finished-chunk.ts';
import type { Import } from '../../../shared/register-import/rules/import.ts';
import { countOf, NO_ROWS, sumOfCounts } from '../../../shared/register-import/rules/result.ts';
import type { RegisterServices } from '../../../shared/runtime/register-services.ts';

/** An import with the state of its ledger. */
export const viewOf = async (it: Import, { imports }: RegisterServices) => {
  const chunks = await imports.finished(it.id);
  const counts = chunks.map((chunk) => countOf(resultsOf(chunk))).reduce(sumOfCounts, NO_ROWS);
  return { ...it, ...counts, finished: chunks.map(({ number }) => number) };
};
