import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { testContext } from '../support/context.ts';
import { meanwhile } from '../support/meanwhile.ts';
import { overNetwork } from '../support/over-network.ts';
import {
  aFile,
  aHousehold,
  anArea,
  colleague,
  foreignRegistrar,
  GRID,
  linkedHousehold,
  registrar,
  TWIN_GRID,
  zhuoma,
} from '../support/register.ts';

const HOME = householdId(GRID, 1);
const OTHER_NAME = aFile({ name: 'Ga zang', phone: '139 0000 0002' });

const setUp = () =>
  aPrefecture(
    [...routes, ...relocation],
    [
      ...linkedHousehold(GRID, 1, 'w-zhuoma'),
      householdItem(aHousehold(GRID, 2, OTHER_NAME)),
      ...linkedHousehold(TWIN_GRID, 1, 'w-far'),
    ],
  );
let { call, table } = await setUp();
beforeEach(async () => {
  ({ call, table } = await setUp());
});

const notes = () => table.all().filter(({ pk }) => pk.startsWith('ACCESS#'));

describe('POST /households', () => {
  const ID = '01JQ0000000000000000000001';
  const body = { id: ID, grid: GRID, ...aFile({ name: 'Lhamo', phone: '13900000003' }) };

  it('gives the next number of the grid, and the same answer twice', async () => {
    const first = await call('POST', '/households', registrar, { body });
    const again = await call('POST', '/households', registrar, { body });
    expect(first).toMatchObject({ status: 201, body: { id: householdId(GRID, 3), version: 1, likely: [] } });
    expect(again.body).toEqual(first.body);
    expect(table.all().filter(({ sk }) => sk.startsWith(`HH#${GRID}`))).toHaveLength(3);
  });

  it('adds one household when it is sent twenty times at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => call('POST', '/households', registrar, { body })),
    );
    expect(new Set(all.map((one) => one.body.id))).toEqual(new Set([householdId(GRID, 3)]));
  });

  it('gives each of several registrars a number of their own', async () => {
    const ids = Array.from({ length: 5 }, (_, n) => `01JQ000000000000000000001${n}`);
    const all = await Promise.all(
      ids.map((id) => call('POST', '/households', registrar, { body: { ...body, id, isAnother: true } })),
    );
    expect(new Set(all.map((one) => one.body.id)).size).toBe(5);
  });

  it('gives each of forty at once a number of its own over a network', async () => {
    const { ctx } = testContext(overNetwork(table));
    const over = callerOf(routes, ctx);
    const ids = Array.from({ length: 40 }, (_, n) => `01JQ00000000000000000000${n + 10}`);
    const all = await Promise.all(
      ids.map((id) => over('POST', '/households', registrar, { body: { ...body, id, isAnother: true } })),
    );
    expect(all.map(({ status }) => status)).toEqual(ids.map(() => 201));
    expect(new Set(all.map((one) => one.body.id)).size).toBe(40);
  });

  it('answers the same even after the household was changed', async () => {
    const first = await call('POST', '/households', registrar, { body });
    const headers = { 'if-match': '"1"' };
    await call('PUT', `/households/${first.body.id}`, registrar, { body: aFile({ people: 9 }), headers });
    expect((await call('POST', '/households', registrar, { body })).body).toEqual(first.body);
  });

  it('answers with what the same sending has added, though its grid is retired in the same moment', async () => {
    const first: unknown[] = [];
    const twin = async () => {
      first.push(await call('POST', '/households', registrar, { body }));
      const retired = { successor: TWIN_GRID, on: '2026-03-09', reason: 'merger' } as const;
      await table.load([areaItem(anArea(GRID, { version: 2, retired }))]);
    };
    const { ctx: late } = testContext(meanwhile(table, ({ sk }) => sk === 'RECEIPT', twin));
    const answer = await callerOf(routes, late)('POST', '/households', registrar, { body });
    expect(answer.status).toBe(201);
    expect(first).toEqual([answer]);
  });

  it.each([
    { why: 'another body', who: registrar, sent: { ...body, people: 5 }, status: 422 },
    { why: 'another user', who: colleague, sent: body, status: 409 },
  ])('refuses the same id with $why', async ({ who, sent, status }) => {
    await call('POST', '/households', registrar, { body });
    expect((await call('POST', '/households', who, { body: sent })).status).toBe(status);
  });

  it.each([
    { why: 'a worker keeps no registers', who: zhuoma, sent: body, status: 403 },
    { why: 'the grid lies elsewhere', who: foreignRegistrar, sent: body, status: 404 },
    { why: 'there is no such grid', who: registrar, sent: { ...body, grid: '623027101203099' }, status: 400 },
    { why: 'a day of birth is sent', who: registrar, sent: { ...body, birthYear: 19800101 }, status: 400 },
    { why: 'a liaison is slipped in', who: registrar, sent: { ...body, liaison: 'w-zhuoma' }, status: 400 },
    { why: 'a version is slipped in', who: registrar, sent: { ...body, version: 9 }, status: 400 },
    { why: 'nobody lives there', who: registrar, sent: { ...body, people: 0 }, status: 400 },
    { why: 'it is not JSON', who: registrar, sent: '{"id":', status: 400 },
  ])('refuses when $why, and writes nothing', async ({ who, sent, status }) => {
    const before = table.all();
    expect((await call('POST', '/households', who, { body: sent })).status).toBe(status);
    expect(table.all()).toEqual(before);
  });
});

describe('PUT /households/{householdId}', () => {
  const put = (headers: Record<string, string>, who = registrar) =>
    call('PUT', `/households/${HOME}`, who, { body: aFile({ people: 7 }), headers });

  const move = () =>
    call('POST', `/households/${HOME}/move`, registrar, {
      body: { id: '01JQ0000000000000000000099', to: TWIN_GRID, reason: 'moved-house' },
    });
  const registered = () => table.all().filter(({ pk }) => !pk.startsWith('ACCESS#'));

  it('replaces what is held and leaves the liaison', async () => {
    const answer = await put({ 'if-match': '"1"' });
    expect(answer).toMatchObject({ status: 200, body: { people: 7, version: 2, liaison: 'w-zhuoma' } });
    expect(notes()).toMatchObject([{ purpose: 'household.change' }]);
  });

  it.each([
    { why: 'no version is named', headers: {}, who: registrar, status: 428 },
    { why: 'the version is old', headers: { 'if-match': '"0"' }, who: registrar, status: 412 },
    { why: 'a worker keeps no registers', headers: { 'if-match': '"1"' }, who: zhuoma, status: 403 },
    { why: 'it lies elsewhere', headers: { 'if-match': '"1"' }, who: foreignRegistrar, status: 404 },
  ])('refuses when $why', async ({ headers, who, status }) => {
    const before = table.all();
    expect((await put(headers as Record<string, string>, who)).status).toBe(status);
    expect(table.all()).toEqual(before);
  });

  it.each([
    { how: 'at once', meanwhile: async () => {} },
    {
      how: 'after somebody else has changed it',
      meanwhile: () => put({ 'if-match': '"2"' }, colleague),
    },
    { how: 'after it has moved', meanwhile: () => move() },
  ])('answers the same when it is sent again $how, and changes nothing', async ({ meanwhile }) => {
    const first = await put({ 'if-match': '"1"' });
    await meanwhile();
    const before = registered();
    expect(await put({ 'if-match': '"1"' })).toEqual(first);
    expect(registered()).toEqual(before);
  });

  it('answers the same to the same sent three times at once', async () => {
    const headers = { 'if-match': '"1"', 'idempotency-key': 'k1' };
    const all = await Promise.all([put(headers), put(headers), put(headers)]);
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(all.map((one) => one.body.version)).toEqual([2, 2, 2]);
  });

  it('does not take one key for two changes', async () => {
    await put({ 'if-match': '"1"', 'idempotency-key': 'k1' });
    expect((await put({ 'if-match': '"2"', 'idempotency-key': 'k1' })).status).toBe(422);
  });

  it('tells nobody what was done who may not see it', async () => {
    await put({ 'if-match': '"1"' });
    expect((await put({ 'if-match': '"1"' }, { ...registrar, doorstep_area: '623026' })).status).toBe(404);
  });

  it('keeps nothing about a person in a receipt', async () => {
    await put({ 'if-match': '"1"' });
    const receipts = table.all().filter(({ sk }) => sk === 'COMMAND');
    expect(receipts).toHaveLength(1);
    expect(JSON.stringify(receipts)).not.toMatch(new RegExp(aFile().name));
  });

  it('lets one of two win who change it at once', async () => {
    const both = await Promise.all([put({ 'if-match': '"1"' }), put({ 'if-match': '"1"' }, colleague)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});
