import { beforeEach, describe, expect, it } from 'vitest';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { GRID } from '../support/cases.ts';
import { aLink, aVillage, dorje, stranger, township, zhuoma } from '../support/village.ts';
import { aHousehold, aTask, home } from '../support/visits.ts';

const NEXT_GRID = '623027101203006';
const FAR_GRID = '623027101204001';
const CASE = '01JC0000000000000000000001';
const report = {
  id: CASE,
  kind: 'household-request',
  subject: { type: 'household', id: home(1) },
  words: 'The well is dry.',
};

let { call, table, ctx, moveTo } = await aVillage();
beforeEach(async () => {
  ({ call, table, ctx, moveTo } = await aVillage());
});
const accesses = () =>
  table
    .all()
    .filter(({ pk }) => pk.startsWith('ACCESS#'))
    .map(({ pk, purpose }) => `${pk} ${purpose}`);

describe('GET /tasks', () => {
  it('puts the tasks of a door together, across programmes and campaigns, the most urgent door first', async () => {
    await loadTasks(ctx, [
      aTask({ household: home(2) }),
      aTask({ household: home(1), origin: 'labour-day-2026', dueOn: '2026-03-20' }),
      aTask({
        household: home(1),
        origin: '01JT0000000000000000000001',
        programme: 'care',
        dueOn: '2026-03-09',
      }),
    ]);
    const { body } = await call('GET', '/tasks', zhuoma);
    expect(body.items).toMatchObject([
      { household: home(1), tasks: [{ programme: 'care', state: 'due' }, { origin: 'labour-day-2026' }] },
      { household: home(2), tasks: [{ state: 'open' }] },
    ]);
    expect(body.counts).toEqual({ open: 3, due: 1, overdue: 0 });
    expect(accesses()).toEqual([`ACCESS#${GRID} task.list`]);
  });

  it.each([
    { what: 'what is late', query: 'due=overdue', found: [home(1)] },
    { what: 'what is due or late', query: 'due=now', found: [home(1), home(2)] },
    {
      what: 'a household by the end of its number',
      query: `household=${home(3).slice(-4)}`,
      found: [home(3)],
    },
    { what: 'all', query: '', found: [home(1), home(2), home(3)] },
  ])('finds $what', async ({ query, found }) => {
    const days = ['2026-03-06', '2026-03-09', '2026-03-20'];
    await loadTasks(
      ctx,
      days.map((dueOn, n) => aTask({ household: home(n + 1), dueOn })),
    );
    const { body } = await call('GET', `/tasks?${query}`, zhuoma);
    expect(body.items.map((one: { household: string }) => one.household)).toEqual(found);
    expect(body.counts).toEqual({ open: 3, due: 1, overdue: 1 });
  });

  it('shows every door once over its pages, even when a task ends in between', async () => {
    await loadTasks(
      ctx,
      [1, 2, 3, 4, 5].map((n) => aTask({ household: home(n) })),
    );
    const first = (await call('GET', `/tasks?grid=${GRID}&limit=2`, township)).body;
    const body = { id: '01JV0000000000000000000001', outcome: 'not-at-home', day: '2026-03-09' };
    await call('POST', `/tasks/${aTask().origin}/${home(2)}/outcome`, zhuoma, { body });
    const second = (await call('GET', `/tasks?grid=${GRID}&limit=2&cursor=${first.next}`, township)).body;
    const third = (await call('GET', `/tasks?grid=${GRID}&limit=2&cursor=${second.next}`, township)).body;
    const seen = [first, second, third].flatMap(({ items }) => items).map((one) => one.household);
    expect(seen).toEqual([1, 2, 3, 4, 5].map((n) => home(n)));
    expect(third).not.toHaveProperty('next');
    expect((await call('GET', `/tasks?limit=2&cursor=${first.next}`, zhuoma)).status).toBe(400);
  });

  it.each([
    { why: 'the grid of others', claims: stranger, target: `/tasks?grid=${GRID}`, status: 404 },
    { why: 'an unknown filter', claims: zhuoma, target: '/tasks?outcome=not-wanted', status: 400 },
    { why: 'an ending as a filter', claims: zhuoma, target: '/tasks?due=not-wanted', status: 400 },
  ])('refuses $why', async ({ claims, target, status }) => {
    expect((await call('GET', target, claims)).status).toBe(status);
    expect(accesses()).toEqual([]);
  });

  it('follows a household to its new grid and its new liaison', async () => {
    await loadTasks(ctx, [aTask()]);
    const there = aHousehold(9, { id: home(9, NEXT_GRID), formerly: [home(1)], liaison: 'w-far' });
    const pointer = { status: 'moved', id: home(1), version: 2, createdAt: there.createdAt } as const;
    await table.load([
      householdItem({ ...pointer, movedTo: there.id, movedOn: '2026-03-08', reason: 'moved-house' }),
      householdItem(there),
      aLink('w-far', there.id),
    ]);
    expect((await call('GET', '/tasks', zhuoma)).body.items).toEqual([]);
    expect((await call('GET', '/tasks', stranger)).body.items).toMatchObject([
      { household: there.id, tasks: [{ household: home(1) }] },
    ]);
    const body = { id: '01JV0000000000000000000001', outcome: 'done', day: '2026-03-09' };
    const path = `/tasks/${aTask().origin}/${home(1)}/outcome`;
    expect((await call('POST', path, zhuoma, { body })).status).toBe(404);
    const answer = await call('POST', path, stranger, { body });
    expect(answer.body.visit).toMatchObject({ household: there.id });
  });
});

describe('GET /me/day', () => {
  it('walks village by village and grid by grid, each where it is due first', async () => {
    const doors = [
      { id: home(1, GRID), dueOn: '2026-03-12' },
      { id: home(2, FAR_GRID), dueOn: '2026-03-10' },
      { id: home(3, NEXT_GRID), dueOn: '2026-03-09' },
      { id: home(4, GRID), dueOn: '2026-03-11' },
      { id: home(5, FAR_GRID), dueOn: '2026-03-20' },
    ];
    await table.load(
      doors.flatMap(({ id }) => [householdItem(aHousehold(1, { id })), aLink('w-zhuoma', id)]),
    );
    await loadTasks(
      ctx,
      doors.map(({ id, dueOn }) => aTask({ household: id, dueOn })),
    );
    const { body } = await call('GET', '/me/day', zhuoma);
    expect(body.stops.map((one: { household: string }) => one.household)).toEqual([
      home(3, NEXT_GRID),
      home(4, GRID),
      home(1, GRID),
      home(2, FAR_GRID),
      home(5, FAR_GRID),
    ]);
  });

  it('shows what is open at the door and until when it is promised, and logs the reading', async () => {
    await loadTasks(ctx, [aTask()]);
    const outcome = {
      id: '01JV0000000000000000000001',
      outcome: 'done',
      day: '2026-03-09',
      again: '2026-03-10',
      requests: [{ id: CASE, kind: report.kind, words: report.words }],
    };
    await call('POST', `/tasks/${aTask().origin}/${home(1)}/outcome`, zhuoma, { body: outcome });
    moveTo('2026-03-10T02:00:00.000Z');
    const { body } = await call('GET', '/me/day', zhuoma);
    expect(body.day).toBe('2026-03-10');
    expect(body.stops).toMatchObject([
      {
        household: home(1),
        name: 'Household 1',
        address: 'Lane 1',
        tasks: [{ origin: `${aTask().origin}.f1`, state: 'due' }],
        promised: [{ id: CASE, status: 'reported', clock: { dueOn: '2026-03-10' } }],
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('well');
    expect(accesses()).toContain(`ACCESS#${home(1)} my-day.read`);
  });

  it('leaves out what is ahead, what is done, and a house in mourning but for the condolence', async () => {
    await loadTasks(ctx, [
      aTask({ household: home(1) }),
      aTask({ household: home(2), from: '2026-03-10' }),
      aTask({ household: home(3) }),
    ]);
    await call('POST', `/households/${home(1)}/deaths`, zhuoma, {
      body: { id: '01JD0000000000000000000001', day: '2026-03-08' },
    });
    const ended = { id: '01JV0000000000000000000001', outcome: 'not-at-home', day: '2026-03-09' };
    await call('POST', `/tasks/${aTask().origin}/${home(3)}/outcome`, zhuoma, { body: ended });
    const { stops } = (await call('GET', '/me/day', zhuoma)).body;
    expect(stops).toMatchObject([{ household: home(1), tasks: [{ reason: 'bereavement' }] }]);
    expect(stops[0].tasks).toHaveLength(1);
  });

  it('goes on with its cursor', async () => {
    await loadTasks(
      ctx,
      [1, 2, 3].map((n) => aTask({ household: home(n) })),
    );
    const first = (await call('GET', '/me/day?limit=2', zhuoma)).body;
    const second = (await call('GET', `/me/day?limit=2&cursor=${first.next}`, zhuoma)).body;
    expect([...first.stops, ...second.stops]).toHaveLength(3);
    expect((await call('GET', `/me/day?cursor=${first.next}`, dorje)).status).toBe(400);
  });
});
