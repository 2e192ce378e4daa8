import { areaItem } from '../../shared/area/store/area-item.ts';
import { lineOf } from '../../shared/base/area-code.ts';
import type { Item } from '../../shared/table/table.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { anArea, aWorker } from '../../test/support/register.ts';
import { gridNo } from '../places.ts';

/** As in the prefecture on average: 206,000 households in some 4,000 grids, of a worker each. */
export const HOUSEHOLDS_A_GRID = 50;

/** The grid of the `n`th household of a file that goes grid by grid. */
export const gridOfRow = (n: number): string => gridNo(Math.floor(n / HOUSEHOLDS_A_GRID));
export const placeInGrid = (n: number): number => (n % HOUSEHOLDS_A_GRID) + 1;
export const workerOf = (grid: string): string => `w-${grid}`;

/** What an import of so many households needs to be there: areas up to the prefecture, and a worker for each grid. */
export const placesFor = (households: number): Item[] => {
  const count = Math.ceil(households / HOUSEHOLDS_A_GRID);
  const grids = Array.from({ length: count }, (_, n) => gridNo(n));
  const areas = new Set(grids.flatMap((grid) => lineOf(grid)));
  return [
    ...[...areas].map((code) => areaItem(anArea(code))),
    ...grids.map((grid) => workerItem(aWorker(workerOf(grid), { area: grid }))),
    ...grids.map((grid) => workerItem(aWorker(`${workerOf(grid)}-next`, { area: grid }))),
  ];
};
