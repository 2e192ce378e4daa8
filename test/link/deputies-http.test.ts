import { beforeEach, describe, expect, it } from 'vitest';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import {
  aHousehold,
  aWorker,
  colleague,
  GRID,
  linkedHousehold,
  township,
  twin,
  VILLAGE,
  zhuoma,
} from '../support/register.ts';

const HOME = householdId(GRID, 1);
const setUp = () =>
  aPrefecture(
    [...register, ...staff],
    [...linkedHousehold(GRID, 1, 'w-zhuoma'), householdItem(aHousehold(GRID, 2))],
  );
let { call, table } = await setUp();
beforeEach(async () => {
  ({ call, table } = await setUp());
});

describe('deputies', () => {
  const leave = {
    worker: 'w-zhuoma',
    deputy: 'w-twin',
    from: '2026-03-09',
    to: '2026-03-16',
    reason: 'leave',
  };
  const name = (more: object = {}, who = township) =>
    call('POST', '/deputies', who, { body: { ...leave, ...more } });

  it('stand in without anybody having to end it', async () => {
    const first = await name();
    expect(first).toMatchObject({ status: 201, body: leave });
    expect((await name()).body).toEqual(first.body);
    const { reason: _, ...days } = leave;
    const { items } = (await call('GET', '/workers/w-zhuoma/deputies', zhuoma)).body;
    expect(items).toEqual([{ ...days, version: 1 }]);
  });

  it('stand back when the worker is back sooner', async () => {
    await name();
    expect((await call('GET', `/households/${HOME}`, twin)).status).toBe(200);
    await call('POST', '/deputies/w-zhuoma/2026-03-09/w-twin/end', township, { body: {} });
    expect((await call('GET', `/households/${HOME}`, twin)).status).toBe(404);
  });

  it.each([
    { why: 'it is the worker', more: { deputy: 'w-zhuoma' }, who: township, status: 400 },
    { why: 'the days are turned round', more: { to: '2026-03-09' }, who: township, status: 400 },
    { why: 'it is for more than a year', more: { to: '2027-06-01' }, who: township, status: 400 },
    { why: 'it is over', more: { from: '2026-03-02', to: '2026-03-09' }, who: township, status: 400 },
    { why: 'the deputy serves elsewhere', more: { deputy: 'w-far' }, who: township, status: 404 },
    { why: 'a worker names nobody', more: {}, who: zhuoma, status: 403 },
  ])('are refused when $why, and nothing is written', async ({ more, who, status }) => {
    const before = table.all();
    expect((await name(more, who)).status).toBe(status);
    expect(table.all()).toEqual(before);
  });

  it('are never who names them: nobody gives themselves what they may not read', async () => {
    await table.load([workerItem(aWorker('s-village', { role: 'supervisor', area: VILLAGE }))]);
    const before = table.all();
    const answer = await name({ worker: 's-village', deputy: 's-township' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'deputy.by-oneself' } });
    expect(table.all()).toEqual(before);
    expect((await name({ worker: 's-village', deputy: 's-township' }, colleague)).status).toBe(201);
  });

  it('are refused with another body and to another user', async () => {
    await name();
    expect((await name({ reason: 'illness' })).status).toBe(422);
    expect((await name({}, colleague)).status).toBe(409);
  });
});
