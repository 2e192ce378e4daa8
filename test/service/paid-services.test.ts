import { beforeEach, describe, expect, it } from 'vitest';
import { routes as money } from '../../functions/http/money/routes.ts';
import { routes as oversight } from '../../functions/http/oversight/routes.ts';
import { reconcileFund } from '../../shared/fund/use-cases/reconcile-fund.ts';
import { people } from '../support/a-prefecture.ts';
import type { Claims } from '../support/call.ts';
import { hoursLater } from '../support/cases.ts';
import { aVillage, school, township, VILLAGE, zhuoma } from '../support/village.ts';
import { home } from '../support/visits.ts';

const id = (n: number) => `01JW00000000000000000007${String(n).padStart(2, '0')}`;
const FUND = id(90);
const ID = id(1);
const relief = {
  id: ID,
  subject: { type: 'household', id: home(1) },
  day: '2026-03-08',
  kind: 'money',
  people: 4,
  valueFen: 60_000,
  unit: 'xh-roads',
  fund: FUND,
};
const keeper: Claims = school;

const setUp = () => aVillage([...money, ...oversight]);
let { call, table, ctx, moveTo } = await setUp();
const openFund = async (more: object = {}, fund = FUND) => {
  const body = {
    id: fund,
    name: 'Aid',
    programme: 'household',
    area: '623027',
    unit: 'xh-education',
    ...more,
  };
  expect((await call('POST', '/funds', keeper, { body })).status).toBe(201);
};
const receive = (amountFen: number, n = 91, fund = FUND) => {
  const body = { id: id(n), kind: 'received', amountFen, day: '2026-03-08', giver: { type: 'person' } };
  return call('POST', `/funds/${fund}/entries`, keeper, { body });
};
beforeEach(async () => {
  ({ call, table, ctx, moveTo } = await setUp());
  await openFund();
  await receive(100_000);
});
const enter = (body: object = relief, claims: Claims = keeper) => call('POST', '/services', claims, { body });
const correct = (more: object = {}, claims: Claims = keeper, of = ID) =>
  call('POST', `/services/${of}/correct`, claims, { body: { id: id(50), ...more } });
const sums = async () => (await call('GET', `/funds/${FUND}`, keeper)).body;
const ledger = async (): Promise<{ id: string; kind: string; amountFen: number }[]> =>
  (await call('GET', `/funds/${FUND}/entries`, keeper)).body.items;
const withoutLog = () => table.all().filter(({ pk }) => !/^(ACCESS|READ)#/.test(pk));
const agrees = async () => expect(await reconcileFund(ctx, FUND)).toEqual({ fund: FUND, agrees: true });

describe('a service that a fund pays for', () => {
  it('is entered and paid for in one, and the ledger says nothing of whom it was for', async () => {
    const { status, body } = await enter();
    expect({ status, fund: body.fund, unit: body.unit }).toEqual({
      status: 201,
      fund: FUND,
      unit: 'xh-roads',
    });
    expect(await sums()).toMatchObject({ spentFen: 60_000, freeFen: 40_000 });
    const line = (await ledger()).find((one) => one.id === ID);
    expect(line).toMatchObject({ kind: 'paid', amountFen: 60_000, payee: { type: 'unit', id: 'xh-roads' } });
    const stored = table.all().filter(({ pk }) => pk === `FUND#${FUND}`);
    expect(stored).toHaveLength(3);
    expect(JSON.stringify(stored)).not.toContain(home(1));
    await agrees();
  });

  it('is answered as paid when it comes again, at once or when nothing is left by then', async () => {
    const [one, two] = await Promise.all([enter(), enter()]);
    expect(two).toEqual(one);
    await enter({ ...relief, id: id(2), valueFen: 40_000 });
    expect(await sums()).toMatchObject({ freeFen: 0 });
    const stored = withoutLog();
    moveTo(hoursLater(24 * 40));
    expect(await enter()).toEqual(one);
    expect(withoutLog()).toEqual(stored);
  });

  it('is neither entered nor paid for where there is not enough, or the fund is closed', async () => {
    const stored = withoutLog();
    expect(await enter({ ...relief, valueFen: 100_001 })).toMatchObject({
      status: 409,
      body: { code: 'money.not-enough', facts: { free: '1000.00' } },
    });
    expect(withoutLog()).toEqual(stored);
    await openFund({}, id(80));
    await call('POST', `/funds/${FUND}/close`, keeper, { body: { id: id(81), into: id(80) } });
    const closed = withoutLog();
    expect(await enter()).toMatchObject({ status: 409, body: { code: 'money.closed' } });
    expect(withoutLog()).toEqual(closed);
  });

  it('lets two in the same moment spend no more than there is', async () => {
    const answers = await Promise.all([1, 2, 3].map((n) => enter({ ...relief, id: id(n) })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(await sums()).toMatchObject({ freeFen: 40_000, spentFen: 60_000 });
  });

  it.each([
    { why: 'another value', more: { valueFen: 50_000 } },
    { why: 'another day', more: { day: '2026-03-07' } },
    { why: 'no fund', more: { fund: undefined } },
    { why: 'another office', more: { unit: 'xh-water' } },
  ])('refuses $why under the same id', async ({ more }) => {
    await enter();
    const stored = withoutLog();
    expect((await enter({ ...relief, ...more })).status).toBe(422);
    expect(withoutLog()).toEqual(stored);
  });

  it('refuses the id of another line of the ledger, and that of a service that no fund paid for', async () => {
    expect((await enter({ ...relief, id: id(91) })).status).toBe(409);
    await enter({ ...relief, fund: undefined });
    const stored = withoutLog();
    expect((await enter()).status).toBe(422);
    expect(withoutLog()).toEqual(stored);
  });

  it.each([
    { why: 'a payment to nobody', more: { unit: undefined }, at: '#/fund' },
    { why: 'what costs nothing', more: { kind: 'matter-done', valueFen: undefined }, at: '#/fund' },
    { why: 'an office that is not there', more: { unit: 'xh-rooods' }, at: '#/unit' },
    { why: 'more than one may pay alone', more: { valueFen: 5_000_001 }, at: '#/valueFen' },
    {
      why: 'a fund of another programme',
      more: { programme: 'partnership', subject: { type: 'area', id: VILLAGE } },
      at: '#/fund',
    },
  ])('refuses $why, and writes nothing', async ({ more, at }) => {
    const stored = withoutLog();
    const { status, body } = await enter({ ...relief, ...more });
    expect({ status, at: body.errors?.[0]?.pointer }).toEqual({ status: 400, at });
    expect(withoutLog()).toEqual(stored);
  });

  it('refuses a loan, which whoever lends it pays out', async () => {
    await openFund({ programme: 'partnership' }, id(80));
    const loan = { subject: { type: 'area', id: VILLAGE }, programme: 'partnership', kind: 'loan-arranged' };
    const { status, body } = await enter({ ...relief, ...loan, fund: id(80) });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'money.not-for-loans' });
    expect((await enter({ ...relief, ...loan, fund: undefined })).status).toBe(201);
  });

  it.each([
    { who: 'a liaison', claims: zhuoma, status: 404 },
    { who: 'a township, of whose county the fund is', claims: township, status: 404 },
    { who: 'another office', claims: { ...school, sub: 'h-roads', doorstep_unit: 'xh-roads' }, status: 404 },
  ])('is not paid for by $who', async ({ claims, status }) => {
    const stored = withoutLog();
    expect((await enter(relief, claims)).status).toBe(status);
    expect(withoutLog()).toEqual(stored);
  });
});

describe('a paid service that was a mistake', () => {
  it('is paid back, and paid anew as it was in truth', async () => {
    await enter();
    const { status, body } = await correct({ instead: { kind: 'money', people: 4, valueFen: 90_000 } });
    expect({ status, fund: body.instead?.fund, value: body.instead?.valueFen }).toEqual({
      status: 201,
      fund: FUND,
      value: 90_000,
    });
    expect(await sums()).toMatchObject({ receivedFen: 100_000, spentFen: 90_000, freeFen: 10_000 });
    expect((await ledger()).map((one) => [one.id, one.kind, one.amountFen])).toEqual([
      [ID, 'paid', 60_000],
      [`${ID}.c`, 'paid-back', 60_000],
      [id(50), 'paid', 90_000],
      [id(91), 'received', 100_000],
    ]);
    await agrees();
    // What was right may have to be corrected again.
    expect((await correct({ id: id(51) }, keeper, id(50))).status).toBe(201);
    expect(await sums()).toMatchObject({ spentFen: 0, freeFen: 100_000 });
    await agrees();
  });

  it('is corrected once, and to no more than there is', async () => {
    await enter();
    const stored = withoutLog();
    const tooMuch = await correct({ instead: { kind: 'money', people: 4, valueFen: 100_001 } });
    expect(tooMuch).toMatchObject({ status: 409, body: { code: 'money.not-enough' } });
    expect(withoutLog()).toEqual(stored);
    const [one, two] = await Promise.all([correct(), correct()]);
    expect([one.status, two]).toEqual([201, one]);
    const after = withoutLog();
    expect(await correct()).toEqual(one);
    expect(withoutLog()).toEqual(after);
    expect(await sums()).toMatchObject({ spentFen: 0, freeFen: 100_000 });
  });

  it('is not corrected by an office that does not keep the fund, nor to something without a value', async () => {
    await enter();
    const other = { ...people.dorje, sub: keeper.sub };
    expect((await correct({}, other)).status).toBe(404);
    expect((await correct({ instead: { kind: 'matter-done' } })).status).toBe(400);
    expect((await correct({}, township)).status).toBe(404);
  });
});
