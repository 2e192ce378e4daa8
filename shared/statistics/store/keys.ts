import { parentOf } from '../../base/area-code.ts';
import type { Day } from '../../base/instant.ts';
import type { Key } from '../../table/key.ts';

export const countersPartition = (code: string) => `TALLY#${code}`;
/** How far an area is covered, among those of its parent. */
export const coverageKey = (code: string): Key => ({
  pk: `TALLY#${parentOf(code) ?? 'TOP'}`,
  sk: `COVERAGE#${code}`,
});
/** How far it was covered at the end of a day on which that was counted. */
export const coverageOnKey = (code: string, day: Day): Key => ({ pk: `TALLY#${code}`, sk: `DAILY#${day}` });
/** That the cells of statistics were put right, and how often: not by two at once. */
export const factsRecountedKey = (code: string): Key => ({ pk: `TALLY#${code}`, sk: 'RECOUNTED' });
export const rollupKey = (parent: string, child: string): Key => ({
  pk: `TALLY#${parent}`,
  sk: `CASES-OF#${child}`,
});
