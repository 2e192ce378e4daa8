import { type AreaCode, kindOfArea } from '../../base/area-code.ts';
import type { BoardStore } from '../store/board-store.ts';
import type { CoverageStore } from '../store/coverage-store.ts';

export interface Sums {
  readonly board: BoardStore;
  readonly coverage: CoverageStore;
}

/**
 * Makes the sums of one area agree with what lies directly below it, and says whether they did not. A grid's coverage is
 * counted from its households; all else is summed up from the areas below, which have to be right before.
 */
export const mendSums = async (area: AreaCode, { board, coverage }: Sums): Promise<boolean> => {
  const [handed, covered] = await Promise.all([
    board.handUp(area),
    kindOfArea(area) === 'grid' ? coverage.mend(area) : coverage.sumUp(area),
  ]);
  return handed || covered;
};
