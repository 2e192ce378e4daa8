import { beforeEach, describe, expect, it } from 'vitest';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { linkItem } from '../../shared/link/store/links.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import {
  aHousehold,
  aLink,
  colleague,
  foreignRegistrar,
  GRID,
  linkedHousehold,
  registrar,
  township,
  twin,
  VILLAGE,
  zhuoma,
} from '../support/register.ts';

const HOME = householdId(GRID, 1);
const GAP = householdId(GRID, 2);

const setUp = () =>
  aPrefecture(
    [...register, ...staff],
    [...linkedHousehold(GRID, 1, 'w-zhuoma'), householdItem(aHousehold(GRID, 2))],
  );
let { call, table } = await setUp();
beforeEach(async () => {
  ({ call, table } = await setUp());
});

const body = {
  subject: { type: 'household', id: GAP },
  worker: 'w-cairang',
  from: '2026-03-09',
  reason: 'assigned',
};
const create = (more: object = {}, who = township) =>
  call('POST', '/links', who, { body: { ...body, ...more } });
const end = (id: string, from: string, worker: string, sent: object, who = township) =>
  call('POST', `/links/${id}/${from}/${worker}/end`, who, { body: sent });
const liaison = async (id: string) => (await call('GET', `/households/${id}`, registrar)).body.liaison;

describe('POST /links', () => {
  it('closes a gap, and the household names who comes', async () => {
    expect(await create()).toMatchObject({ status: 201, body: { status: 'live', worker: 'w-cairang' } });
    expect(await liaison(GAP)).toBe('w-cairang');
  });

  it('keeps one that begins later for its day', async () => {
    expect(await create({ from: '2026-03-20' })).toMatchObject({ status: 201, body: { status: 'planned' } });
    expect(await liaison(GAP)).toBeUndefined();
  });

  it('gives an area somebody responsible', async () => {
    const area = { subject: { type: 'area', id: VILLAGE }, worker: 's-township' };
    expect((await create(area, registrar)).status).toBe(201);
    expect((await call('GET', `/areas/${VILLAGE}`, registrar)).body.liaison).toBe('s-township');
  });

  it('makes one link of two sendings, and says so once it is over', async () => {
    const first = await create();
    expect((await create()).body).toEqual(first.body);
    const over = await end(GAP, '2026-03-09', 'w-cairang', { reason: 'asked-for' });
    expect(await create()).toMatchObject({ status: 201, body: over.body });
    expect(table.all().filter(({ pk }) => pk === `SUBJECT#${GAP}`)).toHaveLength(1);
    expect(await liaison(GAP)).toBeUndefined();
  });

  it('makes one link when several are made at once', async () => {
    const all = await Promise.all([
      create(),
      create({ worker: 'w-zhuoma' }),
      create({ worker: 'w-village' }),
    ]);
    expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('lets a planned link follow one whose end is known', async () => {
    await end(HOME, '2026-01-01', 'w-zhuoma', { on: '2026-04-01', reason: 'other-worker' });
    const next = { subject: { type: 'household', id: HOME }, from: '2026-04-01' };
    expect((await create(next)).status).toBe(201);
    expect((await create({ ...next, worker: 'w-village', from: '2026-03-31' })).status).toBe(409);
  });

  it.each([
    {
      why: 'somebody comes already',
      more: { subject: { type: 'household', id: HOME } },
      who: township,
      status: 409,
    },
    { why: 'the worker serves another grid', more: { worker: 'w-twin' }, who: township, status: 409 },
    { why: 'there is no such worker', more: { worker: 'w-nobody' }, who: township, status: 400 },
    {
      why: 'there is no such household',
      more: { subject: { type: 'household', id: householdId(GRID, 9) } },
      who: township,
      status: 404,
    },
    { why: 'it would begin long ago', more: { from: '2026-01-01' }, who: township, status: 400 },
    { why: 'it would begin in two years', more: { from: '2028-01-01' }, who: township, status: 400 },
    { why: 'it would end before it begins', more: { to: '2026-03-08' }, who: township, status: 400 },
    { why: 'the reason is a text', more: { reason: 'because' }, who: township, status: 400 },
    { why: 'the subject lies elsewhere', more: {}, who: foreignRegistrar, status: 404 },
    { why: 'a worker links nobody', more: {}, who: zhuoma, status: 403 },
  ])('refuses when $why, and writes nothing', async ({ more, who, status }) => {
    const before = table.all();
    expect((await create(more, who)).status).toBe(status);
    expect(table.all()).toEqual(before);
  });

  it('refuses a worker who has left', async () => {
    await call('POST', '/workers/w-cairang/disable', registrar, { body: { reason: 'left-service' } });
    expect((await create()).status).toBe(409);
  });

  it.each([
    { why: 'with another end', more: { to: '2027-01-01' }, who: township, status: 422 },
    { why: 'by another user', more: {}, who: colleague, status: 409 },
  ])('refuses the same link $why', async ({ more, who, status }) => {
    await create();
    expect((await create(more, who)).status).toBe(status);
  });
});

describe('POST /links/{subjectId}/{from}/{workerId}/end', () => {
  it('opens a gap today, and answers the same twice', async () => {
    const first = await end(HOME, '2026-01-01', 'w-zhuoma', { reason: 'other-worker' });
    expect(first).toMatchObject({
      status: 200,
      body: { status: 'ended', to: '2026-03-09', endReason: 'other-worker' },
    });
    expect(await liaison(HOME)).toBeUndefined();
    expect((await end(HOME, '2026-01-01', 'w-zhuoma', { reason: 'other-worker' })).body).toEqual(first.body);
  });

  it('leaves a door with whoever has come since its last day', async () => {
    await table.load([linkItem(aLink(HOME, 'w-zhuoma', { to: '2026-03-09' }))]);
    const next = { subject: { type: 'household', id: HOME } };
    expect((await create(next)).status).toBe(201);
    expect((await end(HOME, '2026-01-01', 'w-zhuoma', { reason: 'other-worker' })).status).toBe(200);
    expect(await liaison(HOME)).toBe('w-cairang');
  });

  it('leaves it live until a later day', async () => {
    const answer = await end(HOME, '2026-01-01', 'w-zhuoma', { on: '2026-03-31', reason: 'other-worker' });
    expect(answer).toMatchObject({ status: 200, body: { status: 'live', to: '2026-03-31' } });
    expect(await liaison(HOME)).toBe('w-zhuoma');
  });

  it('takes back one that has not begun without touching who comes today', async () => {
    await end(HOME, '2026-01-01', 'w-zhuoma', { on: '2026-04-01', reason: 'other-worker' });
    await create({ subject: { type: 'household', id: HOME }, from: '2026-04-01' });
    const answer = await end(HOME, '2026-04-01', 'w-cairang', { reason: 'entered-wrongly' });
    expect(answer.body).toMatchObject({ status: 'ended', to: '2026-04-01' });
    expect(await liaison(HOME)).toBe('w-zhuoma');
  });

  it.each([
    { why: 'it ended already', id: HOME, sent: { reason: 'asked-for' }, who: township, status: 409 },
    { why: 'there is no such link', id: GAP, sent: { reason: 'asked-for' }, who: township, status: 404 },
    {
      why: 'the day is over',
      id: HOME,
      sent: { on: '2026-03-08', reason: 'asked-for' },
      who: township,
      status: 409,
    },
    { why: 'it lies elsewhere', id: HOME, sent: { reason: 'asked-for' }, who: foreignRegistrar, status: 404 },
    { why: 'a worker ends nothing', id: HOME, sent: { reason: 'asked-for' }, who: zhuoma, status: 403 },
  ])('refuses when $why', async ({ id, sent, who, status }) => {
    await end(HOME, '2026-01-01', 'w-zhuoma', { reason: 'other-worker' });
    expect((await end(id, '2026-01-01', 'w-zhuoma', sent, who)).status).toBe(status);
  });

  it('refuses a day that is over', async () => {
    const answer = await end(HOME, '2026-01-01', 'w-zhuoma', { on: '2026-03-08', reason: 'asked-for' });
    expect(answer.status).toBe(400);
  });
});

describe('GET /links', () => {
  it('tells who came to a door, one after the other', async () => {
    await end(HOME, '2026-01-01', 'w-zhuoma', { reason: 'other-worker' });
    await create({ subject: { type: 'household', id: HOME } });
    const { body: page } = await call('GET', `/links?subject=${HOME}`, zhuoma);
    expect(page.items).toMatchObject([
      { worker: 'w-zhuoma', status: 'ended' },
      { worker: 'w-cairang', status: 'live', from: '2026-03-09' },
    ]);
  });

  it('lists mine, and those of a worker of my area', async () => {
    const mine = await call('GET', '/links', zhuoma);
    const theirs = await call('GET', '/links?worker=w-zhuoma', registrar);
    expect(mine.body.items).toMatchObject([{ subject: { id: HOME }, status: 'live' }]);
    expect(theirs.body).toEqual(mine.body);
  });

  it.each([
    { why: 'a subject of a sibling grid', target: `/links?subject=${HOME}`, who: twin, status: 404 },
    { why: 'a worker elsewhere', target: '/links?worker=w-zhuoma', who: foreignRegistrar, status: 404 },
    { why: 'both at once', target: `/links?worker=w-zhuoma&subject=${HOME}`, who: township, status: 400 },
  ])('refuses $why', async ({ target, who, status }) => {
    expect((await call('GET', target, who)).status).toBe(status);
  });
});
