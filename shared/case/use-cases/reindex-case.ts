import { indexes } from '../../table/key.ts';
import { type Item, type Table, writeOrConflict } from '../../table/table.ts';
import { nextLook } from '../rules/move.ts';
import { caseItem, toCase } from '../store/case-item.ts';

const placeOf = (item: Item): string =>
  JSON.stringify(Object.values(indexes).flatMap(({ pk, sk }) => [item[pk] ?? null, item[sk] ?? null]));

/**
 * Puts a case where its state belongs in the indexes, and says whether it stood elsewhere: the moment at which the sweep
 * must look moves with the calendar, although the case has not changed.
 */
export const reindexCase = async (table: Table, item: Item): Promise<boolean> => {
  const it = toCase(item);
  const placed = caseItem(it, nextLook(it));
  if (placeOf(placed) === placeOf(item)) return false;
  await writeOrConflict(table, [{ put: placed, guard: { version: it.version } }]);
  return true;
};
