import { beforeEach, describe, expect, it } from 'vitest';
import { unitItem } from '../../shared/unit/store/unit-item.ts';
import { people } from '../support/a-prefecture.ts';
import type { Claims } from '../support/call.ts';
import { caseApi, county, handler, report, township, worker } from '../support/case-api.ts';
import { aUnit } from '../support/units.ts';

const ID = '01JQ0000000000000000000099';
const idOf = (n: number) => `01JQ00000000000000000000${String(n).padStart(2, '0')}`;
const HERE = '623027101';

const units = [
  unitItem(aUnit('gn-roads', { area: '623000', handles: ['public-space'] })),
  unitItem(aUnit('xh-roads', { handles: ['public-space', 'entitlement'] })),
  unitItem(aUnit('xh-water', { handles: ['public-space'] })),
  unitItem(aUnit('tw-office', { area: HERE, handles: ['public-space'] })),
  unitItem(aUnit('xh-civil', { handles: ['entitlement'] })),
  unitItem(aUnit('xh-nothing', { handles: [] })),
  unitItem(aUnit('lq-roads', { area: '623001', handles: ['public-space'] })),
  unitItem(aUnit('xh-beside', { area: '623027102', handles: ['public-space'] })),
];

let test = caseApi(units);
beforeEach(() => {
  test = caseApi(units);
});

const claimsOf: Readonly<Record<string, Claims>> = {
  'xh-roads': handler,
  'xh-water': people.rinchen,
};

const take = (who: Claims, verb: string, body: object, id: string) =>
  test.call('POST', `/cases/${id}/${verb}`, who, { body });

const toAccepted = async (id: string, more: object = {}) => {
  const body = { ...report, id, kind: 'public-space', ...more };
  await test.call('POST', '/cases', worker, { body });
  await take(township, 'accept', {}, id);
};

/** A case that a unit was given, and began to work on unless told otherwise. */
const given = async (
  n: number,
  unit: string,
  { start = true, ...more }: { start?: boolean; kind?: string } = {},
) => {
  await toAccepted(idOf(n), more);
  await take(township, 'assign', { to: { unit } }, idOf(n));
  if (start) await take(claimsOf[unit] ?? handler, 'start', {}, idOf(n));
};

const suggested = (id = ID, who: Claims = township) => test.call('GET', `/cases/${id}/likely-units`, who);
interface Suggested {
  readonly unit: { readonly id: string };
  readonly reasons: readonly { readonly why: string; readonly facts: object }[];
}
const itemsOf = async (id = ID): Promise<Suggested[]> => (await suggested(id)).body.items;
const idsOf = async (id = ID) => (await itemsOf(id)).map(({ unit }) => unit.id);

describe('before a case is given out', () => {
  it('the units are shown that handle its kind there, the nearest first, by name and with the reason', async () => {
    await toAccepted(ID);
    const { status, body } = await suggested();
    expect(status).toBe(200);
    const handles = (area: string) => [{ why: 'handles-kind', facts: { kind: 'public-space', area } }];
    expect(body.items).toMatchObject([
      { unit: { id: 'tw-office', name: { en: 'Office tw-office' } }, reasons: handles(HERE) },
      { unit: { id: 'xh-roads' }, reasons: handles('623027') },
      { unit: { id: 'xh-water' }, reasons: handles('623027') },
      { unit: { id: 'gn-roads' }, reasons: handles('623000') },
    ]);
  });

  it('whoever took on most of the kind in the township comes first, open or ended', async () => {
    for (const n of [1, 2, 3]) await given(n, 'xh-roads');
    await given(4, 'xh-water');
    await take(handler, 'answer', { result: 'solved', words: 'Filled.' }, idOf(1));
    await take(worker, 'verify', { reached: 'confirmed' }, idOf(1));
    await take({ ...township, sub: 's-colleague' }, 'close', {}, idOf(1));
    await toAccepted(ID);
    const [first, second] = await itemsOf();
    const tookOn = (taken: number) => ({
      why: 'took-on',
      facts: { kind: 'public-space', area: HERE, taken, of: 4 },
    });
    expect(first).toMatchObject({
      unit: { id: 'xh-roads' },
      reasons: [tookOn(3), { why: 'handles-kind' }],
    });
    expect(second).toMatchObject({ unit: { id: 'xh-water' }, reasons: [tookOn(1), {}] });
  });

  it('nothing speaks for a unit that has not begun, that said it is not its work, or had another kind or place', async () => {
    await given(1, 'xh-roads', { start: false });
    await given(2, 'xh-roads');
    await take(handler, 'answer', { result: 'not-ours', words: 'Ask the county.' }, idOf(2));
    await given(3, 'xh-roads', { kind: 'entitlement' });
    await toAccepted(ID);
    expect((await itemsOf()).flatMap(({ reasons }) => reasons.map(({ why }) => why))).not.toContain(
      'took-on',
    );
  });

  it('the unit is left out that somebody complains about', async () => {
    const handles = ['complaint' as const];
    await test.table.load(['xh-land', 'xh-grain'].map((id) => unitItem(aUnit(id, { handles }))));
    await toAccepted(ID, { kind: 'complaint', aboutUnit: 'xh-land' });
    expect(await idsOf()).toEqual(['xh-grain']);
  });

  it('the unit is left out that has returned it', async () => {
    await given(1, 'xh-roads');
    await toAccepted(ID);
    await take(township, 'assign', { to: { unit: 'xh-roads' } }, ID);
    await take(handler, 'return', { words: 'It is a private lane.' }, ID);
    expect(await idsOf()).toEqual(['tw-office', 'xh-water', 'gn-roads']);
  });

  it('whatever is shown can be given, and the first one takes it', async () => {
    await toAccepted(ID);
    for (const unit of await idsOf())
      expect(await take(township, 'assign', { to: { unit } }, ID)).toMatchObject({ status: 200 });
  });

  it.each([
    { who: 'the county', claims: county, status: 200 },
    { who: 'another county', claims: { ...county, doorstep_area: '623001' }, status: 404 },
    { who: 'who reported it', claims: worker, status: 403 },
    { who: 'a unit', claims: handler, status: 403 },
  ])('they are shown to $who: $status', async ({ claims, status }) => {
    await toAccepted(ID);
    expect(await suggested(ID, claims)).toMatchObject({ status });
  });

  it('six requests are made, however many cases and units there are', async () => {
    await toAccepted(ID);
    const asked: string[] = [];
    const { query } = test.table;
    test.table.query = (one) => {
      asked.push(one.pk);
      return query(one);
    };
    await suggested();
    expect(asked.toSorted()).toEqual([
      `CASE#${ID}`,
      `ENDED#${HERE}#2026-02`,
      `ENDED#${HERE}#2026-03`,
      `OPEN#${HERE}`,
      'UNITS#623000',
      'UNITS#623027',
    ]);
  });
});
