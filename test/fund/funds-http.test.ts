import { beforeEach, describe, expect, it } from 'vitest';
import { routes as money } from '../../functions/http/money/routes.ts';
import { reconcileFund } from '../../shared/fund/use-cases/reconcile-fund.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { hoursLater } from '../support/cases.ts';

const id = (n: number) => `01JQ0000000000000000000F${String(n).padStart(2, '0')}`;
const FUND = id(1);
const unit = { type: 'unit', id: 'xh-water' };
const person = { type: 'person' };

const setUp = () => aPrefecture(money);
let { call, ctx, table, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, ctx, table, moveTo } = await setUp());
});

const open = (fund = FUND, more: object = {}, who = people.dorje) => {
  const body = {
    id: fund,
    name: 'Study rooms',
    programme: 'partnership',
    area: '623027101203',
    unit: 'xh-roads',
  };
  return call('POST', '/funds', who, { body: { ...body, ...more } });
};
const enter = (n: number, kind: string, amountFen: number, more: object = {}, who = people.dorje) => {
  const isGift = ['pledged', 'pledge-withdrawn', 'received', 'returned-to-giver'].includes(kind);
  const whose = isGift ? { giver: person } : { payee: unit };
  const body = { id: id(n), kind, amountFen, day: '2026-03-09', ...whose, ...more };
  return call('POST', `/funds/${FUND}/entries`, who, { body });
};
const sums = async (fund = FUND) => (await call('GET', `/funds/${fund}`, people.dorje)).body;

describe('a fund', () => {
  it('is opened once by the office that keeps it, and by no other', async () => {
    const first = await open();
    expect(first).toMatchObject({ status: 201, body: { state: 'open', freeFen: 0, receivedFen: 0 } });
    await enter(2, 'received', 100);
    expect(await open()).toEqual(first);
    expect((await open(FUND, { name: 'Another' })).status).toBe(422);
    expect((await open(id(9), {}, people.rinchen)).status).toBe(404);
    expect((await open(id(9), {}, people.zhuoma)).status).toBe(403);
    expect((await open(id(9), { area: '623026100' })).body.code).toBe('unit.unknown');
    expect(table.all().filter(({ pk }) => pk.startsWith('FUND'))).toHaveLength(3);
  });

  it('is answered as before though its office does other work by now', async () => {
    const first = await open();
    const gone = table.all().filter(({ pk, sk }) => pk === 'UNITS#623027' && sk === 'xh-roads');
    await table.write(gone.map(({ pk, sk }) => ({ remove: { pk, sk }, guard: 'exists' as const })));
    expect(await open()).toEqual(first);
    expect((await open(id(9))).status).toBe(400);
  });

  it('adds up what was pledged, received, committed, paid and paid back', async () => {
    await open();
    const lines = [
      ['pledged', 900],
      ['received', 1_000],
      ['returned-to-giver', 100],
      ['committed', 500],
      ['released', 50],
      ['paid', 300],
      ['paid-as-committed', 200],
      ['paid-back', 10],
      ['pledge-withdrawn', 400],
    ] as const;
    for (const [n, [kind, fen]] of lines.entries())
      expect((await enter(n + 2, kind, fen)).status, kind).toBe(201);
    // By hand: free is 1000 - 100 - 500 + 50 - 300 + 10.
    const expected = { pledgedFen: 500, receivedFen: 900, committedFen: 250, spentFen: 490, freeFen: 160 };
    expect(await sums()).toMatchObject(expected);
    expect(await reconcileFund(ctx, FUND)).toEqual({ fund: FUND, agrees: true });
    const { body } = await call('GET', `/funds/${FUND}/entries`, people.sonam);
    expect(body.items).toHaveLength(9);
  });

  it.each([
    ['paid', 'freeFen'],
    ['committed', 'freeFen'],
    ['returned-to-giver', 'receivedFen'],
    ['released', 'committedFen'],
    ['paid-as-committed', 'committedFen'],
    ['paid-back', 'spentFen'],
    ['pledge-withdrawn', 'pledgedFen'],
  ])('refuses %s beyond what there is, and writes nothing', async (kind, sum) => {
    await open();
    await enter(2, 'received', 100);
    if (sum === 'committedFen') await enter(3, 'committed', 40);
    const stored = table.all();
    expect(await enter(4, kind, 101)).toMatchObject({ status: 409, body: { code: 'money.not-enough' } });
    expect(table.all()).toEqual(stored);
  });

  it('answers a payment sent again as paid, though nothing is left', async () => {
    await open();
    await enter(2, 'received', 100);
    const first = await enter(3, 'paid', 100);
    expect(first.status).toBe(201);
    moveTo(hoursLater(1_000));
    const stored = table.all();
    expect(await enter(3, 'paid', 100)).toEqual(first);
    expect((await enter(3, 'paid', 99)).status).toBe(422);
    expect((await enter(3, 'paid', 100, {}, people.rinchen)).status).toBe(404);
    expect(table.all()).toEqual(stored);
  });

  it('is read by those who answer for the area, and kept by no one but its office', async () => {
    await open();
    for (const who of [people.dolma, people.tashi, people.sonam, people.nima, people.norbu])
      expect((await call('GET', `/funds/${FUND}`, who)).status).toBe(200);
    for (const who of [people.rinchen, people.pema])
      expect((await call('GET', `/funds/${FUND}`, who)).status).toBe(404);
    expect((await enter(2, 'received', 5, {}, people.sonam)).status).toBe(403);
    const { body } = await call('GET', '/funds', people.rinchen);
    expect(body.items).toEqual([
      { id: FUND, name: 'Study rooms', programme: 'partnership', area: '623027101203', unit: 'xh-roads' },
    ]);
  });

  it('takes no day that is to come or long past, no nameless organisation and no enterprise without a code', async () => {
    await open();
    expect((await enter(2, 'received', 5, { day: '2026-03-10' })).body.errors[0].code).toBe('day.in-future');
    expect((await enter(2, 'received', 5, { day: '2026-02-05' })).body.errors[0].code).toBe(
      'money.too-long-ago',
    );
    expect((await enter(2, 'received', 5, { giver: { type: 'organisation', name: 'Firm' } })).status).toBe(
      400,
    );
    const wrong = { payee: { type: 'enterprise', id: '91622901MA7ZZZZZZ1' } };
    expect((await enter(2, 'paid', 5, wrong)).body.errors[0].code).toBe('enterprise.code');
  });
});

describe('a payment of more than 50,000 yuan', () => {
  const approve = (n: number, who: typeof people.dorje = people.sonam) =>
    call('POST', `/funds/${FUND}/entries/${id(n)}/approve`, who, { body: {} });

  it('is asked for, and paid when another one lets it', async () => {
    await open();
    await enter(2, 'received', 9_000_000);
    expect((await enter(3, 'paid', 5_000_000)).body.state).toBe('entered');
    await enter(4, 'received', 5_000_000);
    expect((await enter(5, 'paid', 5_000_001)).body.state).toBe('asked');
    expect(await sums()).toMatchObject({ freeFen: 9_000_000, spentFen: 5_000_000 });
    expect(await approve(5, people.dorje)).toMatchObject({ status: 403, body: { code: 'money.own-entry' } });
    expect((await approve(5, people.zhuoma)).status).toBe(403);
    const first = await approve(5);
    expect(first).toMatchObject({ status: 200, body: { state: 'entered', approvedBy: people.sonam.sub } });
    expect(await sums()).toMatchObject({ freeFen: 3_999_999, spentFen: 10_000_001 });
    expect(await approve(5)).toEqual(first);
    expect((await enter(5, 'paid', 5_000_001)).body.state).toBe('asked');
    expect((await approve(5, people.nima)).body.code).toBe('money.entered-already');
    expect(await reconcileFund(ctx, FUND)).toEqual({ fund: FUND, agrees: true });
  });

  it('is refused when there is not enough by then, and stays asked for', async () => {
    await open();
    await enter(2, 'received', 6_000_000);
    await enter(3, 'paid', 5_500_000);
    await enter(4, 'paid', 1_000_000);
    expect(await approve(3)).toMatchObject({ status: 409, body: { code: 'money.not-enough' } });
    await enter(5, 'paid-back', 1_000_000);
    expect((await approve(3)).status).toBe(200);
  });
});

describe('a fund that is closed', () => {
  const close = (body: object, fund = FUND) => call('POST', `/funds/${fund}/close`, people.dorje, { body });

  it('has nothing committed and nothing left, or leaves the rest to another one', async () => {
    await open();
    await open(id(8));
    await enter(2, 'received', 100);
    await enter(3, 'committed', 30);
    expect((await close({ id: id(7), into: id(8) })).body.code).toBe('money.committed');
    await enter(4, 'paid-as-committed', 30);
    expect(await close({ id: id(7) })).toMatchObject({ status: 409, body: { code: 'money.rest' } });
    const first = await close({ id: id(7), into: id(8) });
    expect(first).toMatchObject({
      status: 200,
      body: { state: 'closed', freeFen: 0, receivedFen: 30, spentFen: 30 },
    });
    expect(await sums(id(8))).toMatchObject({ receivedFen: 70, freeFen: 70 });
    const stored = table.all();
    expect(await close({ id: id(7), into: id(8) })).toEqual(first);
    expect((await enter(5, 'received', 1)).body.code).toBe('money.closed');
    expect((await close({ id: id(6) })).body.code).toBe('money.closed');
    expect(table.all()).toEqual(stored);
    expect(await reconcileFund(ctx, FUND)).toEqual({ fund: FUND, agrees: true });
    expect(await reconcileFund(ctx, id(8))).toEqual({ fund: id(8), agrees: true });
  });

  it('takes nothing over from another one', async () => {
    await open();
    await open(id(8));
    await close({ id: id(7) }, id(8));
    await enter(2, 'received', 100);
    expect((await close({ id: id(6), into: id(8) })).body.code).toBe('money.closed');
    expect(await sums()).toMatchObject({ state: 'open', freeFen: 100 });
  });
});
