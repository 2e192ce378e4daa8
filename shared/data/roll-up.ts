import { type AreaCode, lineOf } from '../domain/area/area-code.ts';
import type { CoverageStore } from './coverage-store.ts';

/** Counts grids anew, then sums up every area above them, the lower ones first and each of them once. */
export const rollUp = async (coverage: CoverageStore, grids: readonly AreaCode[]): Promise<void> => {
  const distinct = [...new Set(grids)];
  for (const grid of distinct) await coverage.recount(grid);
  const above = new Set(distinct.flatMap((grid) => lineOf(grid).slice(0, -1)));
  const lowestFirst = [...above].sort((a, b) => lineOf(b).length - lineOf(a).length);
  for (const area of lowestFirst) await coverage.sumUp(area);
};
