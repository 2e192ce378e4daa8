import { beforeEach, describe, expect, it } from 'vitest';
import { listNotices } from '../../shared/notification/store/inbox-store.ts';
import { SlipNumber } from '../../shared/visit/rules/slip-number.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { GRID, hoursLater } from '../support/cases.ts';
import { aVillage, county, dorje, stranger, township, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

const ID = '01JV0000000000000000000001';
const CASES = ['01JC0000000000000000000001', '01JC0000000000000000000002'];
const TODAY = '2026-03-09';
const done = {
  id: ID,
  outcome: 'done',
  day: TODAY,
  given: [{ kind: 'policy-delivered' }, { kind: 'goods', quantity: 2, people: 4, valueFen: 30_000 }],
  requests: CASES.map((id) => ({ id, kind: 'household-request', words: 'The well is dry.' })),
};
const task = aTask();
const path = `/tasks/${task.origin}/${task.household}/outcome`;

const setUp = async () => {
  const village = await aVillage();
  await loadTasks(village.ctx, [task, aTask({ household: home(2) })]);
  return village;
};
let { call, table, ctx, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, table, ctx, moveTo } = await setUp());
});
const record = (body: unknown, claims = zhuoma) => call('POST', path, claims, { body });
const listed = async () => (await call('GET', '/tasks', zhuoma)).body.items;
const kept = (begins: string) => table.all().filter(({ pk, sk }) => `${pk}/${sk}`.startsWith(begins));

describe('a visit that took place', () => {
  it('closes its task, and becomes cases, service records and counters in one write', async () => {
    let writes = 0;
    const { write } = table;
    table.write = (all) => {
      writes += 1;
      return write(all);
    };
    const answer = await record(done);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      over: true,
      visit: { day: TODAY, worker: 'w-zhuoma', offered: ['holiday-greeting'], requests: CASES },
    });
    expect(writes).toBe(1);
    expect(kept('CASE#').filter(({ sk }) => sk === 'CASE')).toHaveLength(2);
    expect(kept(`SUBJECT#${home(1)}/SERVICE#${TODAY}`)).toHaveLength(2);
    expect(kept(`TALLY#${GRID}/CASES#2026-03`).reduce((sum, one) => sum + Number(one['opened']), 0)).toBe(2);
    expect(Object.assign({}, ...kept(`TALLY#${GRID.slice(0, 9)}/DONE#2026-03#SERVICES#`))).toMatchObject({
      'household.goods.valueFen': 30_000,
      'household.goods.people': 4,
      'household.policy-delivered.records': 1,
    });
    expect((await listed()).map((trip: { household: string }) => trip.household)).toEqual([home(2)]);
  });

  it('is recorded once, however often and however late it is sent', async () => {
    const first = await record(done);
    const stored = table.all();
    moveTo(hoursLater(17 * 24));
    expect(await record(done)).toEqual(first);
    expect(table.all()).toEqual(stored);
  });

  it('is recorded once when it is sent twice at once', async () => {
    const [one, two] = await Promise.all([record(done), record(done)]);
    expect(one).toEqual(two);
    expect(kept('CASE#').filter(({ sk }) => sk === 'CASE')).toHaveLength(2);
  });

  it('leaves a slip with a number that checks', async () => {
    const { body } = await record(done);
    expect(SlipNumber.safeParse(body.visit.slip).success).toBe(true);
    expect(body.slip).toBe(body.visit.slip.replace(/^(.{6})(.{6})(.{6})$/, '$1-$2-$3'));
    expect((await record({ ...done, requests: [], id: CASES[0] })).status).toBe(409);
  });

  it('leaves none when nothing was agreed', async () => {
    const { body } = await record({ id: ID, outcome: 'done', day: TODAY });
    expect(body).not.toHaveProperty('slip');
    expect(kept('SLIP#')).toEqual([]);
  });

  it('says nothing about a time of day', async () => {
    await record({ id: ID, outcome: 'done', day: TODAY });
    const items = kept(`SUBJECT#${home(1)}/VISIT#`);
    expect(JSON.stringify(items)).not.toMatch(/T\d\d:\d\d|01JV/);
  });
});

describe('a follow-up visit', () => {
  it('is a task of its own, link after link', async () => {
    const { body } = await record({ id: ID, outcome: 'done', day: TODAY, again: '2026-03-20' });
    expect(body.visit.followUp).toEqual({ origin: `${task.origin}.f1`, dueOn: '2026-03-20' });
    const next = `/tasks/${task.origin}.f1/${home(1)}/outcome`;
    moveTo('2026-03-20T02:00:00.000Z');
    const later = { id: CASES[0], outcome: 'not-at-home', day: '2026-03-20', again: '2026-03-25' };
    expect((await call('POST', next, zhuoma, { body: later })).status).toBe(201);
    const [trip] = (await listed()).filter((one: { household: string }) => one.household === home(1));
    expect(trip.tasks).toMatchObject([
      { origin: `${task.origin}.f2`, from: '2026-03-21', dueOn: '2026-03-25' },
    ]);
  });
});

describe('an outcome', () => {
  it.each([
    { why: 'tomorrow', body: { ...done, day: '2026-03-10' }, at: '#/day' },
    { why: 'more than a fortnight ago', body: { ...done, day: '2026-02-22' }, at: '#/day' },
    {
      why: 'money without its value',
      body: { ...done, given: [{ kind: 'money' }] },
      at: '#/given/0/valueFen',
    },
    {
      why: 'a reason for not wanting it',
      body: { id: ID, outcome: 'not-wanted', day: TODAY, words: 'x' },
      at: '#/words',
    },
    {
      why: 'coming again to who did not want it',
      body: { id: ID, outcome: 'not-wanted', day: TODAY, again: '2026-03-20' },
      at: '#/again',
    },
    { why: 'who was at home', body: { ...done, present: ['grandmother'] }, at: '#/present' },
    { why: 'a time of day', body: { ...done, day: '2026-03-09T10:00:00Z' }, at: '#/day' },
    { why: 'coming again in the past', body: { ...done, again: '2026-03-09' }, at: '#/again' },
    { why: 'six requests', body: { ...done, requests: Array(6).fill(done.requests[0]) }, at: '#/requests' },
  ])('refuses $why and writes nothing', async ({ body, at }) => {
    const stored = table.all();
    const answer = await record(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toContain(at);
    expect(table.all()).toEqual(stored);
  });

  it.each([
    { why: 'a worker of another grid', claims: stranger, status: 404 },
    { why: 'who oversees from above', claims: county, status: 404 },
    { why: 'a colleague of the grid', claims: dorje, status: 404 },
  ])('is not for $why', async ({ claims, status }) => {
    const stored = table.all();
    expect((await record(done, claims)).status).toBe(status);
    expect(table.all()).toEqual(stored);
  });

  it('stands: another one, by the same worker or the level above, is refused', async () => {
    await record(done);
    const stored = table.all();
    expect((await record({ ...done, requests: [] })).status).toBe(422);
    expect((await record({ ...done, id: CASES[1] })).status).toBe(409);
    expect((await record(done, dorje)).status).toBe(404);
    expect((await record(done, township)).status).toBe(409);
    expect(table.all()).toEqual(stored);
  });

  it('writes nothing at all when one of its cases has an id that is taken', async () => {
    const [request] = done.requests;
    await ctx.table.write([{ put: { pk: `CASE#${request?.id}`, sk: 'CASE' }, guard: 'absent' }]);
    const stored = table.all();
    expect((await record(done)).status).toBe(409);
    expect(table.all()).toEqual(stored);
  });

  it('of a household that has moved away tells whoever answers for the village', async () => {
    await record({ id: ID, outcome: 'moved', day: TODAY });
    const { items } = await listNotices(ctx, 's-village', { limit: 10 });
    expect(items).toMatchObject([{ kind: 'household-moved', household: home(1), grid: GRID }]);
  });
});
