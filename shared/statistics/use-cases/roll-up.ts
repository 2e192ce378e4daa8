import { type AreaCode, areasByDepth } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { recountCoverage, sumUpCoverage } from '../store/coverage-store.ts';

/**
 * Counts grids anew, then sums up every area above them, the lower ones first and each of them once. `upTo`: everything
 * that happened before has come through by now.
 */
export const rollUp = async (
  ctx: Context,
  grids: readonly AreaCode[],
  upTo: Instant = ctx.now(),
): Promise<void> => {
  const distinct = new Set(grids);
  for (const grid of distinct) await recountCoverage(ctx, grid, upTo);
  for (const area of areasByDepth(grids).flat())
    if (!distinct.has(area)) await sumUpCoverage(ctx, area, upTo);
};
