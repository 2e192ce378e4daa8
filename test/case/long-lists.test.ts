import { beforeEach, describe, expect, it } from 'vitest';
import { caseNo, loadLists, type Spread } from '../../bench/lists/load-lists.ts';
import { routes } from '../../functions/http/cases/routes.ts';
import { opened } from '../../shared/case/rules/move.ts';
import { reportEntry } from '../../shared/case/rules/report-entry.ts';
import { caseItem } from '../../shared/case/store/case-item.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Item, Query, Table } from '../../shared/table/table.ts';
import { type Claims, callerOf } from '../support/call.ts';
import { testContext } from '../support/context.ts';
import { people } from '../support/oversight.ts';
import { theUnits } from '../support/units.ts';

const COUNTY: Spread = { counties: ['623027'], townships: 30, cases: 300 };
const PREFECTURE: Spread = {
  counties: ['623001', '623021', '623022', '623023', '623024', '623025', '623026', '623027'],
  townships: 96,
  cases: 400,
};

/** A table that notes what it is asked, and how many items it hands out. */
const noting = () => {
  const table = memoryTable();
  const asked: (Query & { items: number })[] = [];
  const query: Table['query'] = async (one) => {
    const page = await table.query(one);
    asked.push({ ...one, items: page.items.length });
    return page;
  };
  return { table: { ...table, query }, asked };
};

let { table, asked } = noting();
let call: ReturnType<typeof callerOf>;
let test: ReturnType<typeof testContext>;
beforeEach(() => {
  ({ table, asked } = noting());
  test = testContext(table as never);
  call = callerOf(routes, test.ctx);
});

interface Line {
  readonly id: string;
  readonly clock: { readonly dueAt: string };
}
interface Page {
  readonly items: Line[];
  readonly next?: string;
}

/** Every page of a list; `between` may change cases before each further one. */
const pagesOf = async (
  query: string,
  who: Claims,
  between: (turn: number) => Promise<unknown> = async () => {},
): Promise<Page[]> => {
  const pages: Page[] = [];
  let next: string | undefined;
  do {
    if (pages.length > 0) await between(pages.length);
    const { status, body } = await call(
      'GET',
      `/cases?${query}${next === undefined ? '' : `&cursor=${next}`}`,
      who,
    );
    expect(status).toBe(200);
    pages.push(body);
    next = body.next;
  } while (next !== undefined);
  return pages;
};

const sizes = (pages: readonly Page[]) => pages.map(({ items }) => items.length);
const lines = (pages: readonly Page[]) => pages.flatMap(({ items }) => items);
const idsOf = (pages: readonly Page[]) => lines(pages).map(({ id }) => id);
const dueTimes = (pages: readonly Page[]) => lines(pages).map(({ clock }) => clock.dueAt);
const openCases = () => asked.filter(({ pk }) => pk.startsWith('OPEN#'));

const dangerIn = (grid: string, at: string): Item => {
  const report = {
    id: '01JQ0000000000000000000099',
    programme: 'household',
    kind: 'household-request',
    priority: 'P0',
    subject: { type: 'area', id: grid },
    words: 'A wall is falling.',
  } as const;
  const { after, lookAt } = opened(reportEntry(report, 'danger', { id: 'w-x', role: 'worker' }, at));
  return caseItem(after, lookAt);
};

describe('the list of a county with 300 cases in 30 townships', () => {
  let cases: Item[];
  beforeEach(async () => {
    cases = await loadLists(table, COUNTY);
    asked.length = 0;
  });

  it('is by due moment over all townships, with full pages, each case once', async () => {
    const pages = await pagesOf('limit=50', people.county);
    expect(sizes(pages)).toEqual([50, 50, 50, 50, 50, 50]);
    expect(dueTimes(pages)).toEqual(cases.map(({ areaSk }) => areaSk).toSorted());
    expect(idsOf(pages).toSorted()).toEqual(cases.map(({ id }) => id).toSorted());
  });

  it.each([7, 64, 100])('has full pages of %i but for the last', async (limit) => {
    const all = sizes(await pagesOf(`limit=${limit}`, people.county));
    expect(all.slice(0, -1).every((size) => size === limit)).toBe(true);
    expect(all.at(-1)).toBe(300 % limit || limit);
  });

  it('asks each township at most once for a page, and reads a fraction of all that is open', async () => {
    const { next } = (await pagesOf('limit=10', people.county))[0] ?? {};
    asked.length = 0;
    await call('GET', `/cases?limit=10&cursor=${next}`, people.county);
    const partitions = openCases().map(({ pk }) => pk);
    expect(new Set(partitions).size).toBe(partitions.length);
    expect(partitions.length).toBeLessThanOrEqual(30);
    expect(openCases().reduce((sum, { items }) => sum + items, 0)).toBeLessThan(100);
  });

  it('puts a danger that is due in 30 minutes first', async () => {
    await table.load([dangerIn('623027130201001', '2026-03-09T01:00:00.000Z')]);
    const [first] = await pagesOf('limit=50', people.county);
    expect(first?.items[0]).toMatchObject({ priority: 'P0', area: '623027130201001' });
  });

  it('shows what has not changed exactly once while cases come, go and move', async () => {
    const touched = new Set<unknown>();
    const pages = await pagesOf('limit=20', people.county, async (turn) => {
      const gone = cases[turn * 13];
      const moved = cases[turn * 17 + 1];
      if (gone === undefined || moved === undefined) return;
      touched.add(gone['id']).add(moved['id']);
      await table.write([{ remove: gone, guard: 'exists' }]);
      await table.write([{ put: { ...moved, areaSk: '2026-03-20T00:00:00.000Z' }, guard: 'exists' }]);
      const report = caseNo(COUNTY, 1_000 + turn);
      touched.add(report['id']);
      await table.load([report]);
    });
    const shown = idsOf(pages).filter((id) => !touched.has(id));
    expect(shown.toSorted()).toEqual(
      cases
        .map(({ id }) => id)
        .filter((id) => !touched.has(id))
        .toSorted(),
    );
    expect(
      sizes(pages)
        .slice(0, -1)
        .every((size) => size === 20),
    ).toBe(true);
  });

  it.each([
    { filter: 'kind=question', holds: { kind: 'question' } },
    { filter: 'priority=P3', holds: { priority: 'P3' } },
    { filter: 'rung=village&kind=public-space', holds: { rung: 'village', kind: 'public-space' } },
  ])('is filtered by $filter, in order and with full pages', async ({ filter, holds }) => {
    const wanted = cases.filter((one) => Object.entries(holds).every(([name, value]) => one[name] === value));
    const pages = await pagesOf(`limit=20&${filter}`, people.county);
    expect(wanted.length).toBeGreaterThan(20);
    expect(idsOf(pages).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
    expect(dueTimes(pages)).toEqual(wanted.map(({ areaSk }) => areaSk).toSorted());
    expect(
      sizes(pages)
        .slice(0, -1)
        .every((size) => size === 20),
    ).toBe(true);
  });

  it('is filtered by unit', async () => {
    await table.load(theUnits());
    const id = String(cases[31]?.['id']);
    await call('POST', `/cases/${id}/accept`, people.township, { body: {} });
    const inTownship = { ...people.township, doorstep_area: String(cases[31]?.['area']).slice(0, 9) };
    await call('POST', `/cases/${id}/accept`, inTownship, { body: {} });
    await call('POST', `/cases/${id}/assign`, inTownship, { body: { to: { unit: 'xh-roads' } } });
    expect(idsOf(await pagesOf('unit=xh-roads', people.county))).toEqual([id]);
    expect(idsOf(await pagesOf('unit=xh-water', people.county))).toEqual([]);
  });

  it('is filtered by colour, which changes with time', async () => {
    test.moveTo('2026-03-11T16:00:00.000Z');
    const all = lines(await pagesOf('limit=100', people.county)) as (Line & { colour: string })[];
    for (const colour of ['green', 'yellow', 'red']) {
      const wanted = all.filter((one) => one.colour === colour).map(({ id }) => id);
      expect(idsOf(await pagesOf(`limit=30&colour=${colour}`, people.county))).toEqual(wanted);
    }
    expect(new Set(all.map(({ colour }) => colour)).size).toBeGreaterThan(1);
  });
});

describe('the list of the prefecture', () => {
  it('has a full first page, and a danger due in 30 minutes stands first on it', async () => {
    await loadLists(table, PREFECTURE);
    await table.load([dangerIn('623027112201001', '2026-03-09T01:00:00.000Z')]);
    asked.length = 0;
    const { body } = await call('GET', '/cases', people.prefecture);
    expect(body.items).toHaveLength(50);
    expect(body.items[0]).toMatchObject({ priority: 'P0' });
    expect(openCases()).toHaveLength(96);
  });
});
