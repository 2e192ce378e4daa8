import { beforeEach, describe, expect, it } from 'vitest';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import type { Key } from '../../shared/table/key.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { hoursLater } from '../support/cases.ts';
import * as people from '../support/register.ts';

const { GRID, TWIN_GRID, township, colleague, registrar } = people;
const HOME = householdId(GRID, 1);
const GAP = householdId(GRID, 2);
const TODAY = '2026-03-09';

const setUp = () =>
  aPrefecture(
    [...register, ...relocation, ...staff],
    [...people.linkedHousehold(GRID, 1, 'w-zhuoma'), householdItem(people.aHousehold(GRID, 2))],
  );
let { call, ctx, table, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, ctx, table, moveTo } = await setUp());
});

const post = (target: string, body: object, key?: string, who = township) =>
  call('POST', target, who, { body, ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }) });
const move = (from: string) =>
  post(
    `/households/${from}/move`,
    { id: '01JQ0000000000000000000070', to: TWIN_GRID, reason: 'moved-house' },
    undefined,
    registrar,
  );

const newLink = {
  subject: { type: 'household', id: GAP },
  worker: 'w-cairang',
  from: TODAY,
  reason: 'assigned',
};
const link = (key?: string, more: object = {}) => post('/links', { ...newLink, ...more }, key);
const endLink = (key?: string, sent: object = {}) =>
  post(`/links/${HOME}/2026-01-01/w-zhuoma/end`, { reason: 'other-worker', ...sent }, key);
const endNew = (who = colleague) =>
  post(`/links/${GAP}/${TODAY}/w-cairang/end`, { reason: 'asked-for' }, 'end-it', who);

const newDeputy = {
  worker: 'w-zhuoma',
  deputy: 'w-twin',
  from: TODAY,
  to: '2026-03-16',
  reason: 'leave',
};
const deputy = (key?: string) => post('/deputies', newDeputy, key);
const endDeputy = (key?: string, who = township) =>
  post(`/deputies/w-zhuoma/${TODAY}/w-twin/end`, {}, key, who);

describe.each([undefined, 'key-1'])('with the key %s', (key) => {
  it.each([
    { what: 'a link', first: undefined, send: link, door: GAP },
    { what: 'the end of a link', first: undefined, send: endLink, door: HOME },
  ])('$what is answered the same the next day, and after the household has moved', async ({ send, door }) => {
    const first = await send(key);
    expect(first.status).toBeLessThan(300);
    moveTo(hoursLater(26));
    expect(await send(key)).toEqual(first);
    expect((await move(door)).status).toBe(201);
    const stored = table.all();
    const again = await send(key);
    expect(again.status).toBe(first.status);
    // Without a key nobody knows whether it is sent again or anew: then it is told as it stands.
    if (key !== undefined || send === endLink) expect(again).toEqual(first);
    expect(table.all()).toEqual(stored);
  });

  it('the end of a deputy is answered the same the next day', async () => {
    await deputy();
    moveTo(hoursLater(30));
    const first = await endDeputy(key);
    expect(first).toMatchObject({ status: 200, body: { to: '2026-03-10', version: 2 } });
    moveTo(hoursLater(60));
    const stored = table.all();
    expect(await endDeputy(key)).toEqual(first);
    expect(table.all()).toEqual(stored);
  });

  it.each([
    { what: 'a link', send: () => link(key), ready: async () => undefined },
    { what: 'the end of a link', send: () => endLink(key), ready: async () => undefined },
    { what: 'a deputy', send: () => deputy(key), ready: async () => undefined },
    { what: 'the end of a deputy', send: () => endDeputy(key), ready: () => deputy() },
    {
      what: 'a worker',
      ready: async () => undefined,
      send: () => post('/workers', { id: 'w-new', name: 'New', role: 'worker', area: GRID }, key, registrar),
    },
  ])('$what sent three times at once has one answer', async ({ send, ready }) => {
    await ready();
    const all = await Promise.all([send(), send(), send()]);
    expect(all.map(({ status }) => status < 300)).toEqual([true, true, true]);
    for (const { body } of all) expect(body).toEqual(all[0]?.body);
  });
});

describe('made again after its end', () => {
  it('a link answers as before to the same key, as it stands without one, and 409 to another', async () => {
    const first = await link('key-1');
    const over = await endNew();
    expect(over.body).toMatchObject({ status: 'ended' });
    expect(await link('key-1')).toEqual(first);
    expect((await link()).body).toEqual(over.body);
    expect(await link('key-2')).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('begin on another day') },
    });
    expect((await link('key-3', { from: '2026-03-10' })).status).toBe(201);
  });

  it('a deputy answers as before to the same key, as it stands without one, and 409 to another', async () => {
    const first = await deputy('key-1');
    const over = await endDeputy('end-it');
    expect(await deputy('key-1')).toEqual(first);
    expect((await deputy()).body).toEqual(over.body);
    expect(await deputy('key-2')).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('from another day') },
    });
  });

  it('a worker answers as before to the same key, as they stand without one, and 409 to another', async () => {
    const body = { id: 'w-new', name: 'New', role: 'worker', area: GRID };
    const make = (key?: string) => post('/workers', body, key, registrar);
    const first = await make('key-1');
    expect(first).toMatchObject({ status: 201, body: { active: true } });
    await post('/workers/w-new/disable', { reason: 'left-service' }, undefined, registrar);
    expect(await make('key-1')).toEqual(first);
    expect(await make()).toMatchObject({ status: 201, body: { active: false, reason: 'left-service' } });
    expect(await make('key-2')).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('Enable them') },
    });
  });

  it('ends what is ended under another number with no more than was done', async () => {
    await endLink();
    await move(HOME);
    expect((await endLink(undefined, { reason: 'asked-for' })).status).toBe(409);
  });
});

describe('what somebody was first at, asked for with a key of its own', () => {
  it('is answered the same when the deputy is over, though it was seen only by the write', async () => {
    await deputy('one-key');
    let looks = 0;
    const get = async (key: Key) => {
      if (!key.sk.startsWith('DEPUTY#')) return table.get(key);
      looks += 1;
      return looks === 1 ? undefined : table.get(key);
    };
    const late = callerOf(staff, { ...ctx, table: { ...table, get } });
    const sent = { body: newDeputy, headers: { 'idempotency-key': 'another-key' } };
    const first = await late('POST', '/deputies', township, sent);
    expect(first.status).toBe(201);
    expect((await endDeputy('end-it')).status).toBe(200);
    expect(await late('POST', '/deputies', township, sent)).toEqual(first);
  });

  it('is answered the same when the worker has left', async () => {
    const body = { id: 'w-new', name: 'Drolma', role: 'worker', area: GRID };
    await post('/workers', body, 'one-key', registrar);
    const first = await post('/workers', body, 'another-key', registrar);
    expect(first.status).toBe(201);
    await post('/workers/w-new/disable', { reason: 'left-service' }, 'out', registrar);
    expect(await post('/workers', body, 'another-key', registrar)).toEqual(first);
  });
});
