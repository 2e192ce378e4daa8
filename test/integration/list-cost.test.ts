import { beforeAll, describe, expect, it } from 'vitest';
import { measureLists, type PageCost } from '../../bench/lists/measure-lists.ts';

const TOWNSHIPS = 30;

/** On the real engine; `npm run bench -- lists` prints the same for the prefecture as well. */
describe('the list of a county with 300 cases in 30 townships', () => {
  let pages: PageCost[];
  beforeAll(async () => {
    const spread = { counties: ['623027'], townships: TOWNSHIPS, cases: 300 };
    pages = await measureLists(spread, { area: '623027', query: 'limit=50', most: 10 });
  });

  it('is in the order of due moments, in full pages, each case once', () => {
    const dueTimes = pages.flatMap((page) => page.dueTimes);
    expect(dueTimes).toEqual(dueTimes.toSorted());
    expect(new Set(pages.flatMap(({ ids }) => ids)).size).toBe(300);
    expect(pages.map(({ items }) => items)).toEqual([50, 50, 50, 50, 50, 50]);
  });

  it('takes at most one request a township for a page, and one for their names', () => {
    for (const { requests } of pages) expect(requests).toBeLessThanOrEqual(TOWNSHIPS + 1);
  });

  it('reads at most two read units a township for a page', () => {
    for (const { readUnits } of pages) expect(readUnits).toBeLessThanOrEqual(2 * TOWNSHIPS);
  });
});
