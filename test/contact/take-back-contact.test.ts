import { beforeEach, describe, expect, it } from 'vitest';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as contacts } from '../../functions/http/contacts/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { listNotices } from '../../shared/notification/store/inbox-store.ts';
import { activityFaults } from '../harness/invariants/activity.ts';
import type { Claims } from '../support/call.ts';
import { GRID, hoursLater } from '../support/cases.ts';
import { aVillage, county, dorje, school, stranger, township, VILLAGE, zhuoma } from '../support/village.ts';
import { home } from '../support/visits.ts';

const id = (n: number) => `01JW00000000000000000005${String(n).padStart(2, '0')}`;
const ID = id(1);
const CASE = '01JC0000000000000000000051';
const lookIn = {
  id: ID,
  subject: { type: 'household', id: home(1) },
  day: '2026-03-08',
  mode: 'in-person',
  purpose: 'look-in',
  given: [{ kind: 'goods', people: 4, valueFen: 9_000 }],
};

const setUp = () => aVillage([...visits, ...contacts, ...cases]);
let { call, table, ctx, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, table, ctx, moveTo } = await setUp());
});
const record = (body: object = lookIn, claims: Claims = zhuoma) =>
  call('POST', '/contacts', claims, { body });
const takeBack = (claims: Claims = zhuoma, n = 50, of = ID) =>
  call('POST', `/contacts/${of}/take-back`, claims, { body: { id: id(n) } });
const inboxOf = async (worker: string) => (await listNotices(ctx, worker, { limit: 50 })).items;
/** By month and counter, what is not nothing. */
const counted = () => {
  const sums: Record<string, number> = {};
  for (const { pk, sk, ...counter } of table.all())
    if (pk.startsWith('TALLY#') && sk.startsWith('DONE#'))
      for (const [name, n] of Object.entries(counter)) {
        const key = `${sk.slice(5, 12)} ${name}`;
        sums[key] = (sums[key] ?? 0) + Number(n);
      }
  return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));
};

describe('a contact that was a mistake', () => {
  it('stays, says so, and counts no more, nor does what was given with it', async () => {
    await record();
    expect(counted()).toMatchObject({ '2026-03 household': 1, '2026-03 household.goods.valueFen': 9_000 });
    expect(await takeBack()).toMatchObject({
      status: 201,
      body: { contact: ID, takenBackOn: '2026-03-09' },
    });
    expect(counted()).toEqual({});
    const { body } = await call('GET', `/households/${home(1)}/record`, zhuoma);
    expect(body.items).toMatchObject([
      { contact: { id: ID, takenBack: { on: '2026-03-09', by: 'w-zhuoma' } } },
      { service: { id: `${ID}.1.c`, corrects: `${ID}.1`, valueFen: -9_000 } },
      { service: { id: `${ID}.1` } },
    ]);
    expect(activityFaults(table.all())).toEqual([]);
  });

  it('is taken off the month in which that is known, so that one that is over never changes', async () => {
    await record();
    const before = counted();
    moveTo('2026-05-05T02:00:00.000Z');
    await takeBack();
    expect(counted()).toMatchObject({
      ...before,
      '2026-05 household': -1,
      '2026-05 household.goods.people': -4,
    });
    expect(activityFaults(table.all())).toEqual([]);
  });

  it('is taken back once, however often that is sent, whenever, and by whomever at once', async () => {
    await record();
    const first = await record();
    const [one, two, three] = await Promise.all([takeBack(), takeBack(), takeBack(township, 51)]);
    expect([two, three]).toEqual([one, one]);
    const stored = table.all();
    moveTo(hoursLater(24 * 40));
    expect(await takeBack()).toEqual(one);
    expect(await takeBack({ ...zhuoma, doorstep_area: stranger.doorstep_area })).toEqual(one);
    expect(await takeBack(township, 52)).toEqual(one);
    // The contact itself, sent once more, is answered as it was.
    expect(await record()).toEqual(first);
    expect(table.all()).toEqual(stored);
  });

  it('leaves the case that began with it, which is withdrawn by itself', async () => {
    await record({ ...lookIn, requests: [{ id: CASE, kind: 'question', words: 'When does the bus go?' }] });
    await takeBack();
    expect((await call('GET', `/cases/${CASE}`, zhuoma)).body.status).toBe('reported');
    expect(
      (await call('POST', `/cases/${CASE}/withdraw`, zhuoma, { body: { words: 'A mistake.' } })).status,
    ).toBe(200);
  });

  it('is told to whoever recorded it, and whoever comes to the door, without a word of what it was', async () => {
    await record(lookIn, { ...school, doorstep_area: '623027' });
    await takeBack(township);
    for (const worker of ['h-school', 'w-zhuoma'])
      expect(await inboxOf(worker)).toMatchObject([{ kind: 'taken-back', what: 'contact', grid: GRID }]);
    expect(JSON.stringify(await inboxOf('w-zhuoma'))).not.toMatch(/look-in|goods/);
  });

  it('may be one of many, about an area', async () => {
    const solace = { programme: 'partnership', subject: { type: 'area', id: VILLAGE }, purpose: 'solace' };
    await record({ ...lookIn, ...solace, given: [], count: 40 }, school);
    expect(counted()).toMatchObject({ '2026-03 partnership': 40 });
    expect((await takeBack(school)).status).toBe(201);
    expect(counted()).toEqual({});
  });

  it.each([
    { who: 'a colleague in the grid', claims: dorje, status: 403 },
    { who: 'a worker of another grid', claims: stranger, status: 404 },
    { who: 'the county', claims: county, status: 403 },
    { who: 'an office that had no part in it', claims: school, status: 404 },
  ])('is not taken back by $who', async ({ claims, status }) => {
    await record();
    const stored = table.all();
    expect((await takeBack(claims)).status).toBe(status);
    expect(table.all()).toEqual(stored);
  });

  it('is none that nobody recorded', async () => {
    expect((await takeBack()).status).toBe(404);
  });
});
