import { areaKey } from '../../shared/area/store/keys.ts';
import { type AreaKind, kindOfArea } from '../../shared/base/area-code.ts';
import { recountCoverage, sumUpCoverage } from '../../shared/statistics/store/coverage-store.ts';
import type { Context } from '../../shared/table/context.ts';
import { type Item, type Table, WriteRefused } from '../../shared/table/table.ts';
import { areas, PREFECTURE } from './areas.ts';

/** The most that one transaction takes. The engine makes each transaction durable once, and each item of a batch. */
const AT_ONCE = 100;

const loadPart = async (table: Table, items: readonly Item[]): Promise<void> => {
  try {
    await table.write(items.map((put) => ({ put, guard: 'absent' })));
  } catch (error) {
    // All or nothing: a start that was killed had come as far as here, and this part is there.
    if (!(error instanceof WriteRefused)) throw error;
  }
};

const loadAll = async (table: Table, items: readonly Item[]): Promise<void> => {
  for (let from = 0; from < items.length; from += AT_ONCE)
    await loadPart(table, items.slice(from, from + AT_ONCE));
};

const UPWARDS: readonly AreaKind[] = ['village', 'township', 'county', 'prefecture'];

/** Nobody hears of this load from the stream, so nobody else would count it. */
const count = async (ctx: Context): Promise<void> => {
  const codesOf = (kind: AreaKind) =>
    areas.map(({ code }) => code).filter((code) => kindOfArea(code) === kind);
  await Promise.all(codesOf('grid').map((grid) => recountCoverage(ctx, grid, ctx.now())));
  for (const kind of UPWARDS) await Promise.all(codesOf(kind).map((area) => sumUpCoverage(ctx, area)));
};

/**
 * Fills a table that is still empty with the demo prefecture, and counts it. The prefecture's own record is written
 * last, so a start that was killed in the middle begins again, and one that finished is never repeated over what
 * people changed.
 */
export const loadDemoData = async (ctx: Context): Promise<void> => {
  const { table } = ctx;
  if ((await table.get(areaKey(PREFECTURE.code))) !== undefined) return;
  const { demoItems } = await import('./items.ts');
  const items = demoItems();
  await loadAll(table, items.slice(0, -1));
  await count(ctx);
  await loadAll(table, items.slice(-1));
};
