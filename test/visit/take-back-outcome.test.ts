import { beforeEach, describe, expect, it, vi } from 'vitest';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { deputyItem } from '../../shared/link/store/links.ts';
import { listNotices } from '../../shared/notification/store/inbox-store.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { visitFaults } from '../harness/invariants/visits.ts';
import { hoursLater, MONDAY } from '../support/cases.ts';
import { aVillage, county, dorje, stranger, township, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

const id = (n: number) => `01JD00000000000000000002${String(n).padStart(2, '0')}`;
const PATH = `/tasks/${aTask().origin}/${home(1)}`;
const done = {
  id: id(1),
  outcome: 'done',
  day: '2026-03-09',
  given: [
    { kind: 'matter-done', people: 2 },
    { kind: 'money', valueFen: 20_000 },
  ],
  requests: [{ id: id(2), kind: 'household-request', words: 'The lane is washed out.' }],
  again: '2026-03-20',
};
const declined = { id: id(3), outcome: 'not-wanted', day: '2026-03-09' };

const setUp = async () => {
  const village = await aVillage([...visits, ...cases]);
  await loadTasks(village.ctx, [aTask()]);
  return village;
};
let { call, table, ctx, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, table, ctx, moveTo } = await setUp());
});
const record = (body: object = done, claims = zhuoma) => call('POST', `${PATH}/outcome`, claims, { body });
const takeBack = (of: string | undefined = id(1), claims = zhuoma, n = 50) =>
  call('POST', `${PATH}/outcome/take-back`, claims, { body: { id: id(n), of } });
const origins = async () => {
  const { items } = (await call('GET', '/tasks', zhuoma)).body;
  return items
    .flatMap((trip: { tasks: object[] }) => trip.tasks)
    .map(({ origin }: { origin: string }) => origin);
};
/** Over all slices, which an id chooses. */
const counted = (what: string, month = '2026-03') => {
  const sums: Record<string, number> = {};
  const slices = table.all().filter(({ sk }) => sk.startsWith(`DONE#${month}#${what}#`));
  for (const [name, value] of slices.flatMap((slice) => Object.entries(slice)))
    if (typeof value === 'number') sums[name] = (sums[name] ?? 0) + value;
  return sums;
};
const recordOf = async () => (await call('GET', `/households/${home(1)}/record`, zhuoma)).body.items;
const inboxOf = async (worker: string) => (await listNotices(ctx, worker, { limit: 50 })).items;

describe('an outcome that was mis-tapped', () => {
  it('is taken back: the visit is to be made, and what came of it stays and counts no more', async () => {
    await record();
    const answer = await takeBack();
    const task = { origin: aTask().origin, household: home(1) };
    expect(answer).toMatchObject({ status: 201, body: { task, takenBackOn: '2026-03-09' } });
    expect(await origins()).toEqual([aTask().origin]);
    expect(counted('VISITS')).toEqual({ household: 0 });
    expect(counted('SERVICES')).toMatchObject({
      'household.matter-done.records': 0,
      'household.matter-done.people': 0,
      'household.money.records': 0,
      'household.money.valueFen': 0,
    });
    const [visit, ...rest] = await recordOf();
    expect(visit.visit).toMatchObject({
      day: '2026-03-09',
      takenBack: { on: '2026-03-09', by: 'w-zhuoma' },
    });
    const services = rest.flatMap((one: { service?: object }) => one.service ?? []);
    expect(services).toHaveLength(4);
    expect(services).toContainEqual(
      expect.objectContaining({ corrects: `${id(1)}.2`, kind: 'money', valueFen: -20_000, quantity: -1 }),
    );
    expect((await call('GET', `/cases/${id(2)}`, zhuoma)).body.status).toBe('reported');
    expect(visitFaults(table.all())).toEqual([]);
  });

  it('gets the right one afterwards, with all that comes of it', async () => {
    await record(declined);
    await takeBack(id(3));
    const right = await record({ ...done, day: '2026-03-08' });
    expect(right.status).toBe(201);
    expect(right.body.visit).toMatchObject({ day: '2026-03-08', followUp: { dueOn: '2026-03-20' } });
    expect(await origins()).toEqual([`${aTask().origin}.f1`]);
    expect(counted('VISITS')).toEqual({ household: 1 });
  });

  it('may be done once more on the same day, and be taken back again', async () => {
    await record();
    await takeBack();
    const second = await record({ ...done, id: id(4), requests: [] });
    expect(second.status).toBe(201);
    expect(await origins()).toEqual([`${aTask().origin}.f1`]);
    expect((await recordOf()).filter(({ type }: { type: string }) => type === 'visit')).toHaveLength(2);
    expect(counted('VISITS')).toEqual({ household: 1 });
    await takeBack(id(4), zhuoma, 51);
    expect(counted('VISITS')).toEqual({ household: 0 });
    expect(await origins()).toEqual([aTask().origin]);
    expect(visitFaults(table.all())).toEqual([]);
  });

  it('is known when it is sent late, before another one and after it', async () => {
    const first = await record();
    await takeBack();
    const stored = table.all();
    expect(await record()).toEqual(first);
    expect(table.all()).toEqual(stored);
    await record(declined);
    moveTo(hoursLater(30));
    expect(await record()).toEqual(first);
    expect((await takeBack()).body.takenBackOn).toBe('2026-03-09');
    expect(await origins()).toEqual([]);
  });

  it('is answered alike to whoever sent it twice, though it is taken back between the two', async () => {
    const write = table.write.bind(table);
    let first: unknown;
    vi.spyOn(table, 'write').mockImplementationOnce(async (writes) => {
      first = await record();
      await write(writes).finally(() => takeBack());
    });
    expect(await record()).toEqual(first);
    expect(first).toMatchObject({ status: 201, body: { visit: { day: '2026-03-09' } } });
  });

  it('is taken back once, at once and much later, and by whomever', async () => {
    await record();
    const [one, two] = await Promise.all([takeBack(), takeBack()]);
    expect(two).toEqual(one);
    // The level above names no outcome: there is none left to take back.
    expect(await takeBack(undefined, township, 51)).toMatchObject({
      status: 409,
      body: { code: 'visit.not-recorded' },
    });
    expect(counted('VISITS')).toEqual({ household: 0 });
    const stored = table.all();
    moveTo(hoursLater(24 * 40));
    expect(await takeBack()).toEqual(one);
    expect(table.all()).toEqual(stored);
  });

  it('counts no more from the month in which it is taken back', async () => {
    await loadTasks(ctx, [aTask({ expiresOn: '2026-05-01' })]);
    await record();
    moveTo('2026-04-02T02:00:00.000Z');
    await takeBack();
    expect(counted('VISITS')).toEqual({ household: 1 });
    expect(counted('VISITS', '2026-04')).toEqual({ household: -1 });
  });

  it('tells whoever recorded it when the level above takes it back', async () => {
    await record();
    await takeBack(undefined, township);
    expect(await inboxOf('w-zhuoma')).toMatchObject([{ kind: 'taken-back', what: 'visit' }]);
    expect(await inboxOf('w-dorje')).toEqual([]);
  });

  it('is not taken back once the visit that follows on it is recorded', async () => {
    await record();
    moveTo(hoursLater(30));
    const next = { id: id(5), outcome: 'not-at-home', day: '2026-03-10' };
    await call('POST', `/tasks/${aTask().origin}.f1/${home(1)}/outcome`, zhuoma, { body: next });
    expect(await takeBack()).toMatchObject({ status: 409, body: { code: 'visit.followed-already' } });
    const path = `/tasks/${aTask().origin}.f1/${home(1)}/outcome/take-back`;
    await call('POST', path, zhuoma, { body: { id: id(52), of: id(5) } });
    expect((await takeBack()).status).toBe(201);
    expect(await origins()).toEqual([aTask().origin]);
  });

  it('leaves the same whether somebody was out or wanted no visit', async () => {
    const leftBy = async (outcome: string) => {
      ({ call, table, ctx, moveTo } = await setUp());
      await record({ ...declined, outcome });
      await takeBack(id(3));
      return table.all();
    };
    expect(await leftBy('not-at-home')).toEqual(await leftBy('not-wanted'));
  });

  it.each([
    { why: 'a colleague', of: id(1), claims: dorje, status: 404 },
    { why: 'a colleague who names nothing', of: undefined, claims: dorje, status: 404 },
    { why: 'a worker of another grid', of: id(1), claims: stranger, status: 404 },
    { why: 'who oversees from above', of: undefined, claims: county, status: 404 },
  ])('is not taken back by $why', async ({ of, claims, status }) => {
    await record();
    const stored = table.all();
    expect(
      (await call('POST', `${PATH}/outcome/take-back`, claims, { body: { id: id(60), of } })).status,
    ).toBe(status);
    expect(table.all()).toEqual(stored);
  });

  it('is taken back by who recorded it as a deputy, though the liaison is back', async () => {
    const sent = { createdBy: 'r-1', digest: 'd', createdAt: MONDAY };
    const reason = 'leave' as const;
    const days = { from: '2026-03-09', to: '2026-03-10' };
    const deputy = { worker: 'w-zhuoma', deputy: 'w-far', ...days, reason, version: 1, ...sent };
    await table.load([deputyItem(deputy, MONDAY)]);
    expect((await record(done, stranger)).status).toBe(201);
    moveTo(hoursLater(24));
    expect((await takeBack(id(9), stranger)).status).toBe(404);
    expect((await takeBack(id(1), stranger)).status).toBe(201);
  });

  it('is refused where nothing is recorded, and under an id of another one', async () => {
    expect(await takeBack()).toMatchObject({ status: 409, body: { code: 'visit.not-recorded' } });
    await record();
    await takeBack();
    await record(declined);
    expect((await takeBack(id(3))).status).toBe(422);
  });
});
