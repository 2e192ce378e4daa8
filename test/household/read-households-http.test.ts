import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/register/routes.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { newDeputy } from '../../shared/link/rules/new-deputy.ts';
import { deputyItem } from '../../shared/link/store/links.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { hoursLater, MONDAY } from '../support/cases.ts';
import {
  aFile,
  aHousehold,
  auditor,
  cairang,
  county,
  far,
  foreignRegistrar,
  GRID,
  linkedHousehold,
  registrar,
  rightsDesk,
  SEED,
  TWIN_GRID,
  township,
  twin,
  village,
  zhuoma,
} from '../support/register.ts';

const HOME = householdId(GRID, 1);
const GAP = householdId(GRID, 2);
const OTHER_NAME = aFile({ name: 'Ga zang', phone: '139 0000 0002' });

const setUp = () =>
  aPrefecture(routes, [
    ...linkedHousehold(GRID, 1, 'w-zhuoma'),
    householdItem(aHousehold(GRID, 2, OTHER_NAME)),
    ...linkedHousehold(TWIN_GRID, 1, 'w-far'),
  ]);
let { call, table, ctx, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, table, ctx, moveTo } = await setUp());
});

const notes = () => table.all().filter(({ pk }) => pk.startsWith('ACCESS#'));

describe('GET /households/{householdId}', () => {
  it('shows a household to the worker of its grid, and notes who read it for what', async () => {
    const answer = await call('GET', `/households/${HOME}`, zhuoma);
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"1"' } });
    expect(answer.body).toEqual({ status: 'present', id: HOME, version: 1, ...aFile(), liaison: 'w-zhuoma' });
    expect(notes()).toMatchObject([
      { pk: `ACCESS#${HOME}`, reader: 'w-zhuoma', role: 'worker', purpose: 'household.read', at: MONDAY },
    ]);
  });

  it('shows a household of another township to its liaison', async () => {
    expect((await call('GET', `/households/${householdId(TWIN_GRID, 1)}`, far)).status).toBe(200);
  });

  it('shows it to the deputy on the days of the leave, and not the day the worker is back', async () => {
    const leave = (from: string, to: string) =>
      newDeputy({ worker: 'w-zhuoma', deputy: 'w-twin', from, to, reason: 'leave' }, SEED, MONDAY);
    await table.load([deputyItem(leave('2026-03-02', '2026-03-09'), MONDAY)]);
    expect((await call('GET', `/households/${HOME}`, twin)).status).toBe(404);
    await table.load([deputyItem(leave('2026-03-09', '2026-03-10'), MONDAY)]);
    expect((await call('GET', `/households/${HOME}`, twin)).status).toBe(200);
  });

  it.each([
    { what: 'from a worker of the twin grid', who: twin, id: HOME, status: 404 },
    { what: 'from another county', who: foreignRegistrar, id: HOME, status: 404 },
    { what: 'that is not there', who: zhuoma, id: householdId(GRID, 77), status: 404 },
    { what: 'from the county, which sees counts only', who: county, id: HOME, status: 403 },
    { what: 'from the auditor, who sees who read it', who: auditor, id: HOME, status: 403 },
  ])('keeps a household $what', async ({ who, id, status }) => {
    expect((await call('GET', `/households/${id}`, who)).status).toBe(status);
    expect(notes()).toEqual([]);
  });

  it('refuses a number with a typing error before it reads anything', async () => {
    const wrong = `${HOME.slice(0, -1)}${(Number(HOME.slice(-1)) + 1) % 10}`;
    expect((await call('GET', `/households/${wrong}`, zhuoma)).status).toBe(400);
  });

  it('shows nothing when the access log cannot be written', async () => {
    ctx = {
      ...ctx,
      table: { ...ctx.table, load: () => Promise.reject(new Error('full')) },
    };
    expect((await callerOf(routes, ctx)('GET', `/households/${HOME}`, zhuoma)).status).toBe(500);
  });
});

describe('GET /households', () => {
  it('lists a grid without telephone numbers, and notes every one of them in one write', async () => {
    const { body } = await call('GET', `/households?grid=${GRID}`, village);
    expect(body.items).toEqual([
      {
        id: HOME,
        version: 1,
        name: 'Dorje Tashi',
        address: 'Lower mill lane 4',
        people: 4,
        liaison: 'w-zhuoma',
      },
      { id: GAP, version: 1, name: 'Ga zang', address: 'Lower mill lane 4', people: 4 },
    ]);
    expect(notes()).toMatchObject([{ pk: `ACCESS#${GRID}`, seen: [HOME, GAP], reader: 's-village' }]);
  });

  it('lists mine, wherever they lie', async () => {
    const { body } = await call('GET', '/households', far);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([householdId(TWIN_GRID, 1)]);
  });

  it('lists those of whom I stand in for today beside my own', async () => {
    const deputy = newDeputy(
      { worker: 'w-zhuoma', deputy: 'w-far', from: '2026-03-09', to: '2026-03-12', reason: 'illness' },
      SEED,
      MONDAY,
    );
    await table.load([deputyItem(deputy, MONDAY)]);
    const { body } = await call('GET', '/households', far);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([householdId(TWIN_GRID, 1), HOME]);
  });

  it.each([
    { what: 'a sibling grid', who: twin, status: 404 },
    { what: 'the county', who: county, status: 403 },
    { what: 'a foreign registrar', who: foreignRegistrar, status: 404 },
  ])('keeps the list of a grid from $what', async ({ who, status }) => {
    expect((await call('GET', `/households?grid=${GRID}`, who)).status).toBe(status);
    expect(notes()).toEqual([]);
  });
});

describe('GET /households/{householdId}/access-log', () => {
  it.each([rightsDesk, auditor])(
    'shows who read the record, newest first, to $doorstep_role',
    async (who) => {
      await call('GET', `/households/${HOME}`, zhuoma);
      await call('GET', `/households/${HOME}`, cairang);
      const { body } = await call('GET', `/households/${HOME}/access-log`, who);
      expect(body.items.map(({ reader }: { reader: string }) => reader).sort()).toEqual([
        'w-cairang',
        'w-zhuoma',
      ]);
    },
  );

  const logOf = async (id: string, query = '') =>
    (await call('GET', `/households/${id}/access-log${query}`, rightsDesk)).body;

  it('shows who saw the record in a list, and nothing of who else was on it', async () => {
    await call('GET', `/households?grid=${GRID}`, village);
    const line = { reader: 's-village', role: 'supervisor', purpose: 'household.list', at: MONDAY };
    expect(await logOf(HOME)).toEqual({ items: [line] });
    expect(await logOf(GAP)).toEqual({ items: [line] });
    expect(await logOf(householdId(GRID, 3))).toEqual({ items: [] });
  });

  it('pages through looks at the record alone and in lists, each once', async () => {
    for (const day of [1, 2, 3, 4, 5]) {
      moveTo(hoursLater(24 * day));
      await call('GET', `/households?grid=${GRID}`, village);
      await call('GET', `/households/${GAP}`, zhuoma);
      await call('GET', `/households/${HOME}`, zhuoma);
    }
    const seen: string[] = [];
    for (let query = '?limit=2', page = await logOf(HOME, query); ; page = await logOf(HOME, query)) {
      seen.push(...page.items.map(({ reader, at }: { reader: string; at: string }) => `${reader} ${at}`));
      if (page.next === undefined) break;
      query = `?limit=2&cursor=${encodeURIComponent(page.next)}`;
    }
    const days = [5, 4, 3, 2, 1].map((day) => hoursLater(24 * day));
    expect(seen.map((one) => one.split(' ')[1])).toEqual(days.flatMap((at) => [at, at]));
    expect(new Set(seen)).toEqual(new Set(days.flatMap((at) => [`w-zhuoma ${at}`, `s-village ${at}`])));
  });

  it('is newest first over looks at the record alone and in lists, and its pages are full', async () => {
    const looks = ['alone', 'list', 'list', 'alone', 'list', 'alone', 'alone'];
    for (const [n, look] of looks.entries()) {
      moveTo(hoursLater(n));
      if (look === 'list') await call('GET', `/households?grid=${GRID}`, village);
      else await call('GET', `/households/${HOME}`, zhuoma);
    }
    const first = await logOf(HOME, '?limit=3');
    const second = await logOf(HOME, `?limit=3&cursor=${encodeURIComponent(first.next)}`);
    const last = await logOf(HOME, `?limit=3&cursor=${encodeURIComponent(second.next)}`);
    const moments = [first, second, last].map(({ items }) => items.map(({ at }: { at: string }) => at));
    expect(moments).toEqual([[6, 5, 4], [3, 2, 1], [0]].map((page) => page.map((n) => hoursLater(n))));
    expect(last.next).toBeUndefined();
  });

  it.each([
    { who: zhuoma, status: 403 },
    { who: township, status: 403 },
    { who: registrar, status: 403 },
    { who: { ...rightsDesk, doorstep_area: '623026' }, status: 404 },
  ])('is not for $who.doorstep_role of $who.doorstep_area', async ({ who, status }) => {
    expect((await call('GET', `/households/${HOME}/access-log`, who)).status).toBe(status);
  });
});
