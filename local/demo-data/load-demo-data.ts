import { areaKey } from '../../shared/area/store/keys.ts';
import { type AreaKind, kindOfArea } from '../../shared/base/area-code.ts';
import type { Instant } from '../../shared/base/instant.ts';
import { type CoverageStore, coverageStore } from '../../shared/statistics/store/coverage-store.ts';
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
const count = async (coverage: CoverageStore): Promise<void> => {
  const codesOf = (kind: AreaKind) =>
    areas.map(({ code }) => code).filter((code) => kindOfArea(code) === kind);
  await Promise.all(codesOf('grid').map(coverage.recount));
  for (const kind of UPWARDS) await Promise.all(codesOf(kind).map(coverage.sumUp));
};

/**
 * Fills a table that is still empty with the demo prefecture, and counts it. The prefecture's own record is written
 * last, so a start that was killed in the middle begins again, and one that finished is never repeated over what
 * people changed.
 */
export const loadDemoData = async (table: Table, now: () => Instant): Promise<void> => {
  if ((await table.get(areaKey(PREFECTURE.code))) !== undefined) return;
  const { demoItems } = await import('./items.ts');
  const items = demoItems();
  await loadAll(table, items.slice(0, -1));
  await count(coverageStore(table, now));
  await loadAll(table, items.slice(-1));
};
