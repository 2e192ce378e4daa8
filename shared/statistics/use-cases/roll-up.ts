import { type AreaCode, levelsOf } from '../../base/area-code.ts';
import type { CoverageStore } from '../store/coverage-store.ts';

/** Counts grids anew, then sums up every area above them, the lower ones first and each of them once. */
export const rollUp = async (coverage: CoverageStore, grids: readonly AreaCode[]): Promise<void> => {
  const distinct = new Set(grids);
  for (const grid of distinct) await coverage.recount(grid);
  for (const area of levelsOf(grids).flat()) if (!distinct.has(area)) await coverage.sumUp(area);
};
