import type { AreaCode } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { recountCoverage, sumUpCoverage } from '../store/coverage-store.ts';
import { eachUpward } from './each-upward.ts';

/**
 * Counts grids anew, and sums up every area above them. `upTo`: everything that happened before has come through by now.
 * Answers what went wrong on the way up from a grid.
 */
export const rollUpCoverages = (ctx: Context, grids: readonly AreaCode[], upTo: Instant = ctx.now()) => {
  const distinct = new Set(grids);
  return eachUpward(grids, (area) =>
    distinct.has(area) ? recountCoverage(ctx, area, upTo) : sumUpCoverage(ctx, area, upTo),
  );
};

/** The same for those who go no further when something went wrong. */
export const rollUp = async (
  ctx: Context,
  grids: readonly AreaCode[],
  upTo: Instant = ctx.now(),
): Promise<void> => {
  const failures = grids.flatMap(await rollUpCoverages(ctx, grids, upTo));
  if (failures.length > 0) throw failures[0];
};
