import { type Bench, wholeNumber } from '../bench.ts';
import type { Spread } from './load-lists.ts';
import { measureLists, type PageCost } from './measure-lists.ts';

const COUNTIES = ['623001', '623021', '623022', '623023', '623024', '623025', '623026', '623027'];

const rowsOf = (pages: readonly PageCost[]) =>
  pages.map(({ items, requests, readUnits, firstDueAt }, n) => ({
    page: n + 1,
    cases: items,
    requests,
    'read units': readUnits,
    'first due': firstDueAt ?? '-',
  }));

export const listsBench: Bench = {
  says: 'what a page of the list of a county and of the prefecture costs, with and without a filter',
  options: { county: '300', prefecture: '4000', limit: '50' },
  async run(options) {
    const limit = wholeNumber('limit', options['limit']);
    const county: Spread = {
      counties: ['623027'],
      townships: 30,
      cases: wholeNumber('county', options['county']),
    };
    const prefecture: Spread = {
      counties: COUNTIES,
      townships: 96,
      cases: wholeNumber('prefecture', options['prefecture']),
    };
    const asked = [
      { of: 'county', spread: county, area: '623027', query: `limit=${limit}`, most: 6 },
      { of: 'county, only P3', spread: county, area: '623027', query: `limit=${limit}&priority=P3`, most: 2 },
      { of: 'prefecture', spread: prefecture, area: '623000', query: `limit=${limit}`, most: 3 },
    ];
    const lists: { of: string; pages: PageCost[] }[] = [];
    for (const { of, spread, ...question } of asked)
      lists.push({ of, pages: await measureLists(spread, question) });
    const figures = lists.map(({ of, pages }) => ({ of, pages: rowsOf(pages) }));
    return {
      figures: { lists: figures },
      sheets: lists.map(({ of, pages }, n) => ({
        title: `The list of the ${of}: ${asked[n]?.spread.cases} open cases in ${asked[n]?.spread.townships} townships`,
        rows: rowsOf(pages),
      })),
    };
  },
};
