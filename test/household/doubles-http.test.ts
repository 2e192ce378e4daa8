import { beforeEach, describe, expect, it } from 'vitest';
import { routes as imports } from '../../functions/http/imports/routes.ts';
import { routes } from '../../functions/http/register/routes.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { hoursLater } from '../support/cases.ts';
import { aFile, aHousehold, FAR_GRID, GRID, registrar } from '../support/register.ts';

const IMPORT = '01JQ0000000000000000000040';
const MOBILE = '13900000001';
const stored = { chinese: householdId(GRID, 1), tibetan: householdId(GRID, 2), french: householdId(GRID, 3) };
const doors = [
  aHousehold(GRID, 1, aFile({ name: '罗桑·卓玛', phone: MOBILE })),
  aHousehold(GRID, 2, aFile({ name: 'བཀྲ་ཤིས་སྒྲོལ་མ', phone: MOBILE })),
  aHousehold(GRID, 3, aFile({ name: 'Amélie Dorje', phone: MOBILE })),
  aHousehold(FAR_GRID, 1, aFile({ name: '罗桑·卓玛', phone: MOBILE })),
];

let { call, table, moveTo } = await aPrefecture([...routes, ...imports], doors.map(householdItem));
beforeEach(async () => {
  ({ call, table, moveTo } = await aPrefecture([...routes, ...imports], doors.map(householdItem)));
});
const body = (more: object) => ({
  ...{ id: '01JQ0000000000000000000001', grid: GRID, people: 2, address: 'Upper yard 3' },
  ...{ name: '罗桑·卓玛', phone: MOBILE },
  ...more,
});
const register = () => table.all().filter(({ pk }) => pk.startsWith('GRID#'));
const add = (more: object = {}) => call('POST', '/households', registrar, { body: body(more) });

const spellings = [
  { why: 'to the letter', of: 'chinese', name: '罗桑·卓玛' },
  { why: 'a bullet', of: 'chinese', name: '罗桑•卓玛' },
  { why: 'a Japanese middle dot', of: 'chinese', name: '罗桑・卓玛' },
  { why: 'a hyphenation point', of: 'chinese', name: '罗桑‧卓玛' },
  { why: 'no dot', of: 'chinese', name: '罗桑卓玛' },
  { why: 'a blank for the dot', of: 'chinese', name: '罗桑 卓玛' },
  { why: 'a wide blank', of: 'chinese', name: '罗桑\u3000卓玛' },
  { why: 'traditional characters', of: 'chinese', name: '羅桑·卓瑪' },
  { why: 'blanks around it', of: 'chinese', name: ' 罗桑 · 卓玛 ' },
  { why: 'letters that are put together', of: 'french', name: 'Ame\u0301lie Dorje' },
  { why: 'capitals', of: 'french', name: 'AMÉLIE DORJE' },
  { why: 'no tsheg', of: 'tibetan', name: 'བཀྲཤིསསྒྲོལམ' },
  { why: 'another tsheg, and one at the end', of: 'tibetan', name: 'བཀྲ༌ཤིས༌སྒྲོལ་མ་' },
  { why: '+86', of: 'chinese', phone: '+86 139 0000 0001' },
  { why: '0086', of: 'chinese', phone: '0086-13900000001' },
  { why: 'wide digits', of: 'chinese', phone: '１３９０００００００１' },
  { why: 'no telephone', of: 'chinese', phone: undefined },
] as const;

describe('a household that is in the register already', () => {
  it.each(spellings)('is told of before it is made twice: $why', async ({ of, why: _, ...more }) => {
    const name = of === 'tibetan' ? 'བཀྲ་ཤིས་སྒྲོལ་མ' : of === 'french' ? 'Amélie Dorje' : '罗桑·卓玛';
    const before = table.all();
    const answer = await add({ name, ...more });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'household.likely-there', facts: { households: [stored[of]] } },
    });
    expect(table.all()).toEqual(before);
  });

  it.each([
    { why: 'another name', name: '罗桑·扎西' },
    { why: 'another telephone', phone: '13900000002' },
    { why: 'another grid', grid: householdId(FAR_GRID, 1).slice(0, 15), name: '卓玛' },
  ])('is not another one with $why', async ({ why: _, ...more }) => {
    expect((await add(more)).status).toBe(201);
  });

  it('is made where the registrar says that it is another one, and once', async () => {
    expect((await add()).status).toBe(409);
    const answer = await add({ isAnother: true });
    expect(answer).toMatchObject({ status: 201, body: { likely: [stored.chinese] } });
    expect(answer.body).not.toHaveProperty('isAnother');
    const made = register();
    expect(await add({ isAnother: true })).toEqual(answer);
    // The first question, come again late: what it asked for is there by now.
    expect(await add()).toEqual(answer);
    expect(register()).toEqual(made);
  });
});

describe('an import', () => {
  const send = (rows: readonly object[], more: object = {}) =>
    call('POST', `/imports/${IMPORT}/chunks/0`, registrar, { body: { kind: 'households', rows, ...more } });
  const row = (no: number, more: object = {}) => ({
    ...{ grid: GRID, no: String(no), name: '羅桑‧卓瑪', phone: `+86 ${MOBILE}` },
    ...{ address: 'Upper yard 3', people: '2', ...more },
  });
  const rows = [
    row(7),
    row(8, { name: 'Tsering' }),
    row(9, { name: 'TSERING' }),
    row(1, { name: '罗桑卓玛' }),
  ];
  const named = [
    { row: 0, outcome: 'created', likely: [stored.chinese] },
    { row: 1, outcome: 'created' },
    { row: 2, outcome: 'created', likely: [householdId(GRID, 8)] },
    { row: 3, outcome: 'changed', fields: ['name', 'phone', 'address', 'people'] },
  ];

  it('names likely doubles before it writes, as it writes, and whenever it is sent again', async () => {
    moveTo(hoursLater(1));
    const before = table.all();
    const dry = await send(rows, { dryRun: true });
    expect(dry.body.results).toEqual(named);
    expect(table.all()).toEqual(before);
    await call('PUT', `/imports/${IMPORT}`, registrar, { body: { kind: 'households', chunks: 1 } });
    expect((await send(rows)).body.results).toEqual(named);
    const done = register();
    expect((await send(rows)).body.results).toEqual(named);
    expect(register()).toEqual(done);
  });
});
