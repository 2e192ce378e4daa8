import { caseItem, toCase } from './case-item.ts';
import { indexes } from './keys.ts';
import type { Item, Table } from './table.ts';
import { writeOrConflict } from './write-or-conflict.ts';

const placeOf = (item: Item): string =>
  JSON.stringify(Object.values(indexes).flatMap(({ pk, sk }) => [item[pk] ?? null, item[sk] ?? null]));

/**
 * Puts a case where its state belongs in the indexes, and says whether it stood elsewhere: the moment at which the sweep
 * must look moves with the calendar, although the case has not changed.
 */
export const putInPlace = async (table: Table, item: Item): Promise<boolean> => {
  const it = toCase(item);
  const placed = caseItem(it);
  if (placeOf(placed) === placeOf(item)) return false;
  await writeOrConflict(table, [{ put: placed, guard: { version: it.version } }]);
  return true;
};
