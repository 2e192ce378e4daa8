import { type CoverageStore, coverageStore } from '../../shared/data/coverage-store.ts';
import { keys } from '../../shared/data/keys.ts';
import type { Item, Table } from '../../shared/data/table.ts';
import { type AreaKind, kindOfArea } from '../../shared/domain/area/area-code.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { areas, PREFECTURE } from './areas.ts';

/** Batches under way at once: the engine writes one at a time, but need not wait for the next. */
const LANES = 4;

const loadAll = async (table: Table, items: readonly Item[]): Promise<void> => {
  const share = Math.ceil(items.length / LANES);
  const lanes = Array.from({ length: LANES }, (_, n) => items.slice(n * share, (n + 1) * share));
  await Promise.all(lanes.map((lane) => table.load(lane)));
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
  if ((await table.get(keys.area(PREFECTURE.code))) !== undefined) return;
  const { demoItems } = await import('./items.ts');
  const items = demoItems();
  await loadAll(table, items.slice(0, -1));
  await count(coverageStore(table, now));
  await table.load(items.slice(-1));
};
