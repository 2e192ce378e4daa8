import { type AreaCode, kindOfArea } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import { handUp } from '../store/board-store.ts';
import { reconcileCoverage, sumUpCoverage } from '../store/coverage-store.ts';

/**
 * Makes the sums of one area agree with what lies directly below it, and says whether they did not. A grid's coverage is
 * counted from its households; all else is summed up from the areas below, which have to be right before.
 */
export const reconcileSums = async (ctx: Context, area: AreaCode): Promise<boolean> => {
  const [handed, covered] = await Promise.all([
    handUp(ctx, area),
    kindOfArea(area) === 'grid' ? reconcileCoverage(ctx, area) : sumUpCoverage(ctx, area),
  ]);
  return handed || covered;
};
