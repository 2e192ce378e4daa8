import { householdId } from '../../shared/base/area-code.ts';
import { gridOfRow, placeInGrid, workerOf } from './places.ts';

const FROM = '2026-01-01';
const UNTIL = '2027-01-01';

/** A row of the households' file; its liaison is linked with it unless a file of links follows. */
export const householdRow = (n: number, isLinked: boolean) => {
  const grid = gridOfRow(n);
  return {
    grid,
    no: String(placeInGrid(n)),
    name: `Dorje Tashi ${n}`,
    phone: `139 ${String(n).padStart(8, '0')}`,
    address: `Lower mill lane ${n}`,
    language: 'bo',
    people: '4',
    ...(isLinked ? { liaison: workerOf(grid), from: FROM } : {}),
  };
};

const subjectOf = (n: number): string => householdId(gridOfRow(n), placeInGrid(n));

/** Of a household of which the first file named nobody: who comes until the end of the year, and who from then on. */
export const linkRow = (n: number) => ({
  subject: subjectOf(n),
  worker: workerOf(gridOfRow(n)),
  from: FROM,
  to: UNTIL,
});
export const nextLinkRow = (n: number) => ({
  subject: subjectOf(n),
  worker: `${workerOf(gridOfRow(n))}-next`,
  from: UNTIL,
});
