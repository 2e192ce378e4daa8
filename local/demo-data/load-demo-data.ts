import { keys } from '../../shared/data/keys.ts';
import type { Table } from '../../shared/data/table.ts';
import { PREFECTURE } from './areas.ts';

/**
 * Fills a table that is still empty with the demo prefecture. The prefecture's own record is written last, so a start
 * that was killed in the middle begins again, and one that finished is never repeated over what people changed.
 */
export const loadDemoData = async (table: Table): Promise<void> => {
  if ((await table.get(keys.area(PREFECTURE.code))) !== undefined) return;
  const { demoItems } = await import('./items.ts');
  await table.load(demoItems());
};
