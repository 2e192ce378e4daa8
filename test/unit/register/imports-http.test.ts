import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../../functions/http/imports/routes.ts';
import { routes as register } from '../../../functions/http/register/routes.ts';
import { routes as staff } from '../../../functions/http/staff/routes.ts';
import type { Item } from '../../../shared/data/table.ts';
import { householdId } from '../../../shared/domain/area/household-id.ts';
import type { RowResult } from '../../../shared/domain/import/result.ts';
import { callerOf } from '../../support/call.ts';
import { hoursLater } from '../../support/cases.ts';
import { failingTable } from '../../support/failing-table.ts';
import { memoryTable } from '../../support/memory-table.ts';
import {
  aFile,
  colleague,
  foreignRegistrar,
  GRID,
  linkedHousehold,
  OTHER_VILLAGE,
  registrar,
  TOWNSHIP,
  TWIN_GRID,
  theStaff,
  theTree,
  township,
  VILLAGE,
  zhuoma,
} from '../../support/register.ts';
import { testServices } from '../../support/services.ts';

const ID = '01JQ0000000000000000000040';

const setUp = async () => {
  const plain = memoryTable();
  await plain.load([...theTree(), ...theStaff(), ...linkedHousehold(GRID, 0, 'w-zhuoma')]);
  const { table, killAt, revive } = failingTable(plain);
  const test = testServices(table);
  test.moveTo(hoursLater(1));
  return {
    ...test,
    plain,
    killAt,
    revive,
    call: callerOf([...routes, ...register, ...staff], test.services),
  };
};
let { call, plain, killAt, revive, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, plain, killAt, revive, moveTo } = await setUp());
});

const open = (kind: string, who = registrar, chunks = 2) =>
  call('PUT', `/imports/${ID}`, who, { body: { kind, chunks } });
const send = (kind: string, rows: readonly object[], more: object = {}, number = 0, who = registrar) =>
  call('POST', `/imports/${ID}/chunks/${number}`, who, { body: { kind, rows, ...more } });
const outcomes = ({ body }: { body: { results: RowResult[] } }) => body.results.map(({ outcome }) => outcome);
const refusals = ({ body }: { body: { results: RowResult[] } }) => body.results.map(({ field }) => field);

const cells = (grid: string, no: number, more: object = {}) => ({
  grid,
  no: String(no),
  name: 'Dorje Tashi',
  phone: '139 0000 0001',
  address: 'Lower mill lane 4',
  language: 'bo',
  people: '4',
  birthYear: '',
  liaison: '',
  from: '',
  ...more,
});
const mistyped = householdId(GRID, 1).replace(/\d$/, (last) => String((Number(last) + 1) % 10));
const stored = (id: string) => plain.all().find(({ sk }) => sk === `HH#${id}`);

/** Every household stands once, and its link with it. */
const expectWhole = (items: readonly Item[]): void => {
  const households = items.filter(({ sk }) => sk.startsWith('HH#'));
  expect(households.map(({ version }) => version)).toEqual(households.map(() => 1));
  for (const { id, liaison } of households) {
    const links = items.filter(({ pk }) => pk === `SUBJECT#${id}`);
    expect(links.map(({ worker }) => worker)).toEqual(liaison === undefined ? [] : [liaison]);
  }
};

describe('households', () => {
  it('are added with their links, left, changed or refused, each row by itself', async () => {
    await open('households');
    const answer = await send('households', [
      cells(GRID, 1, { liaison: 'w-zhuoma', from: '2024-05-01' }),
      cells(GRID, 0),
      { household: householdId(TWIN_GRID, 3), name: 'Lhamo', address: 'Mill', people: '2' },
      cells(GRID, 2, { people: 'four' }),
    ]);
    expect(answer).toMatchObject({ status: 200 });
    expect(outcomes(answer)).toEqual(['created', 'exists', 'created', 'refused']);
    expect(stored(householdId(GRID, 1))).toMatchObject({ ...aFile(), liaison: 'w-zhuoma', version: 1 });
    expect(plain.all().filter(({ pk }) => pk === `SUBJECT#${householdId(GRID, 1)}`)).toMatchObject([
      { status: 'live', worker: 'w-zhuoma', from: '2024-05-01', reason: 'imported' },
    ]);
  });

  it('that are there are changed under their own lock, and keep who comes to them', async () => {
    await open('households');
    const answer = await send('households', [cells(GRID, 0, { people: '9' })]);
    expect(outcomes(answer)).toEqual(['changed']);
    expect(stored(householdId(GRID, 0))).toMatchObject({ people: 9, version: 2, liaison: 'w-zhuoma' });
  });

  it('that have nobody get the liaison that is named', async () => {
    await open('households');
    await send('households', [cells(GRID, 1)]);
    const answer = await send('households', [cells(GRID, 1, { liaison: 'w-cairang' })], {}, 1);
    expect(outcomes(answer)).toEqual(['changed']);
    expect((await call('GET', `/links?subject=${householdId(GRID, 1)}`, registrar)).body.items).toMatchObject(
      [{ worker: 'w-cairang', status: 'live' }],
    );
  });

  it.each([
    { why: 'a field is missing', row: cells(GRID, 1, { name: '' }), field: 'name' },
    {
      why: 'a number has a typing error',
      row: { ...cells(GRID, 1), household: mistyped },
      field: 'household',
    },
    { why: 'neither number nor place is given', row: cells(GRID, 1, { no: '' }), field: 'household' },
    {
      why: 'number and grid disagree',
      row: { ...cells(TWIN_GRID, 1), household: householdId(GRID, 1) },
      field: 'grid',
    },
    { why: 'there is no such grid', row: cells('623027101203099', 1), field: 'grid' },
    { why: 'there is no such worker', row: cells(GRID, 1, { liaison: 'w-nobody' }), field: 'liaison' },
    { why: 'the worker serves another grid', row: cells(GRID, 1, { liaison: 'w-twin' }), field: 'liaison' },
    { why: 'somebody else comes there', row: cells(GRID, 0, { liaison: 'w-cairang' }), field: 'liaison' },
    {
      why: 'the link would begin later',
      row: cells(GRID, 1, { liaison: 'w-zhuoma', from: '2026-03-10' }),
      field: 'from',
    },
    { why: 'a day of birth is given', row: cells(GRID, 1, { birthYear: '1980-01-01' }), field: 'birthYear' },
    { why: 'the language is none of ours', row: cells(GRID, 1, { language: 'fr' }), field: 'language' },
    { why: 'a formula is hidden in it', row: cells(GRID, 1, { name: '=HYPERLINK(1)' }), field: 'name' },
    {
      why: 'a full-width formula is hidden in it',
      row: cells(GRID, 1, { address: '＝1+1' }),
      field: 'address',
    },
  ])('are refused by column when $why, and the rest goes on', async ({ row, field }) => {
    await open('households');
    const answer = await send('households', [row, cells(TWIN_GRID, 5)]);
    expect(outcomes(answer)).toEqual(['refused', 'created']);
    expect(refusals(answer)).toEqual([field, undefined]);
    const [{ reason }] = answer.body.results;
    expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(JSON.stringify(answer.body)).not.toContain('Dorje');
  });

  it('that stand twice in a chunk are taken once', async () => {
    await open('households');
    expect(outcomes(await send('households', [cells(GRID, 1), cells(GRID, 1, { people: '5' })]))).toEqual([
      'created',
      'refused',
    ]);
  });

  it('that have moved are refused with their new number', async () => {
    const body = { id: '01JQ0000000000000000000041', to: TWIN_GRID, reason: 'moved-house' };
    await call('POST', `/households/${householdId(GRID, 0)}/move`, registrar, { body });
    await open('households');
    const answer = await send('households', [cells(GRID, 0)]);
    expect(answer.body.results[0].reason).toContain(householdId(TWIN_GRID, 0));
  });
});

describe('a chunk', () => {
  const rows = Array.from({ length: 120 }, (_, n) =>
    cells(GRID, n + 1, n % 3 === 0 ? { liaison: 'w-zhuoma' } : {}),
  );

  it('sent twice, at once or later, gets the same answer and is written once', async () => {
    await open('households');
    const first = await send('households', rows);
    moveTo(hoursLater(5));
    expect((await send('households', rows)).body).toEqual(first.body);
    expect((await call('GET', `/imports/${ID}`, registrar)).body).toMatchObject({
      finished: [0],
      created: 120,
      refused: 0,
    });
  });

  it('of which one is being written keeps the other out', async () => {
    await open('households');
    const both = await Promise.all([send('households', rows), send('households', rows)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(outcomes(await send('households', rows))).toEqual(rows.map(() => 'created'));
  });

  it('goes on where it was killed, whichever write that was, and says the same as if it had not been', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; ; at += 1) {
        ({ call, plain, killAt, revive, moveTo } = await setUp());
        await open('households');
        killAt(at, when);
        const answer = await send('households', rows);
        revive();
        if (answer.status === 200) break;
        expect(answer.status).toBe(500);
        moveTo(hoursLater(2));
        const again = await send('households', rows);
        expect(outcomes(again)).toEqual(rows.map(() => 'created'));
        expectWhole(plain.all());
      }
    }
  });

  it('keeps others out who would take the same numbers, while it is written and no longer', async () => {
    await open('households');
    killAt(2, 'after');
    await send('households', rows);
    revive();
    const body = { id: '01JQ0000000000000000000042', grid: GRID, ...aFile() };
    expect((await call('POST', '/households', registrar, { body })).status).toBe(409);
    moveTo(hoursLater(2));
    expect((await call('POST', '/households', registrar, { body })).status).toBe(201);
  });

  it('in a dry run says the same and writes nothing, not even that it was asked', async () => {
    const before = plain.all();
    const dry = await send('households', [...rows, cells(GRID, 0, { people: '9' })], { dryRun: true });
    expect(plain.all()).toEqual(before);
    await open('households');
    const wet = await send('households', [...rows, cells(GRID, 0, { people: '9' })]);
    expect(dry.body).toEqual(wet.body);
  });

  it.each([
    {
      why: 'one row lies in another county',
      kind: 'households',
      sent: [cells(GRID, 1), cells('623026100200001', 1)],
      number: 0,
      who: registrar,
      status: 404,
    },
    {
      why: 'it has more rows than it may',
      kind: 'households',
      sent: Array.from({ length: 501 }, (_, n) => cells(GRID, n)),
      number: 0,
      who: registrar,
      status: 400,
    },
    { why: 'it has no row', kind: 'households', sent: [], number: 0, who: registrar, status: 400 },
    {
      why: 'it has a column that we have no place for',
      kind: 'households',
      sent: [{ ...cells(GRID, 1), version: '7' }],
      number: 0,
      who: registrar,
      status: 400,
    },
    {
      why: 'it is of another kind',
      kind: 'areas',
      sent: [{ code: `${VILLAGE}888`, name: 'A' }],
      number: 0,
      who: registrar,
      status: 400,
    },
    {
      why: 'its number is too high',
      kind: 'households',
      sent: [cells(GRID, 1)],
      number: 2,
      who: registrar,
      status: 404,
    },
    {
      why: 'a supervisor sends it',
      kind: 'households',
      sent: [cells(GRID, 1)],
      number: 0,
      who: township,
      status: 403,
    },
    {
      why: 'a worker sends it',
      kind: 'households',
      sent: [cells(GRID, 1)],
      number: 0,
      who: zhuoma,
      status: 403,
    },
    {
      why: 'a registrar of another county sends it',
      kind: 'households',
      sent: [cells('623026100200001', 1)],
      number: 0,
      who: foreignRegistrar,
      status: 404,
    },
  ])('fails whole when $why, and nothing is written', async ({ kind, sent, number, who, status }) => {
    await open('households');
    const before = plain.all();
    expect((await send(kind, sent, {}, number, who)).status).toBe(status);
    expect(plain.all()).toEqual(before);
  });

  it('is not another chunk under the same number', async () => {
    await open('households');
    await send('households', [cells(GRID, 1)]);
    expect((await send('households', [cells(GRID, 2)])).status).toBe(422);
  });
});

describe('PUT /imports/{importId}', () => {
  it('opens one import, however often it is sent', async () => {
    const first = await open('households');
    expect(first).toMatchObject({ status: 200, body: { kind: 'households', chunks: 2, finished: [] } });
    expect((await open('households')).body).toEqual(first.body);
  });

  it.each([
    { why: 'with another kind', kind: 'areas', who: registrar, status: 422 },
    { why: 'by another user', kind: 'households', who: colleague, status: 409 },
    { why: 'by a supervisor', kind: 'households', who: township, status: 403 },
  ])('is refused $why', async ({ kind, who, status }) => {
    await open('households');
    expect((await open(kind, who)).status).toBe(status);
  });

  it('lets a colleague of the same area go on, and hides it from other counties', async () => {
    await open('households');
    expect((await send('households', [cells(GRID, 1)], {}, 0, colleague)).status).toBe(200);
    expect((await call('GET', `/imports/${ID}`, colleague)).status).toBe(200);
    expect((await call('GET', `/imports/${ID}`, foreignRegistrar)).status).toBe(404);
  });
});

describe('areas', () => {
  it('may stand under one of an earlier row', async () => {
    await open('areas');
    const answer = await send('areas', [
      { code: '623027101300', name: 'New village' },
      { code: '623027101300001', name: 'Its grid' },
      { code: VILLAGE, name: 'Renamed' },
      { code: TWIN_GRID, name: `Area ${TWIN_GRID}` },
      { code: '623027101400001', name: 'Orphan' },
      { code: 'abc', name: 'No code' },
    ]);
    expect(outcomes(answer)).toEqual(['created', 'created', 'changed', 'exists', 'refused', 'refused']);
    expect((await call('GET', `/areas/${VILLAGE}`, registrar)).body).toMatchObject({
      name: 'Renamed',
      version: 2,
    });
  });

  it('in a dry run may stand under those of an earlier chunk', async () => {
    const rows = [{ code: '623027101300001', name: 'Grid' }];
    expect(outcomes(await send('areas', rows, { dryRun: true }))).toEqual(['refused']);
    expect(outcomes(await send('areas', rows, { dryRun: true, assumed: ['623027101300'] }))).toEqual([
      'created',
    ]);
    await open('areas');
    expect(outcomes(await send('areas', rows, { assumed: ['623027101300'] }))).toEqual(['refused']);
  });
});

describe('workers', () => {
  it('are added, changed and refused, and sign in anew when their area has changed', async () => {
    await open('workers');
    const answer = await send('workers', [
      { id: 'w-new', name: 'Nima', phone: '', role: 'worker', area: GRID, unit: '' },
      { id: 'w-zhuoma', name: 'Worker w-zhuoma', role: 'worker', area: VILLAGE },
      { id: 'w-cairang', name: 'Worker w-cairang', role: 'worker', area: GRID },
      { id: 'h-new', name: 'Handler', role: 'handler', area: TOWNSHIP },
      { id: 'w-foreign', name: 'Taken', role: 'worker', area: GRID },
    ]);
    expect(outcomes(answer)).toEqual(['created', 'changed', 'exists', 'refused', 'refused']);
    expect(refusals(answer).slice(3)).toEqual(['unit', 'id']);
    expect((await call('GET', '/links', zhuoma, { iat: hoursLater(0) })).status).toBe(403);
  });
});

describe('links', () => {
  it('join households and areas with workers, also from long ago', async () => {
    await open('households');
    await send('households', [cells(GRID, 1), cells(GRID, 2)]);
    const other = '01JQ0000000000000000000043';
    await call('PUT', `/imports/${other}`, registrar, { body: { kind: 'links', chunks: 1 } });
    const rows = [
      { subject: householdId(GRID, 1), worker: 'w-zhuoma', from: '2020-01-01' },
      { subject: OTHER_VILLAGE, worker: 's-township', from: '2021-01-01', to: '' },
      { subject: householdId(GRID, 0), worker: 'w-zhuoma', from: '2026-01-01' },
      { subject: householdId(GRID, 2), worker: 'w-twin', from: '2020-01-01' },
      { subject: householdId(GRID, 7), worker: 'w-zhuoma', from: '2020-01-01' },
      { subject: householdId(TWIN_GRID, 0), worker: 'w-twin', from: 'yesterday' },
    ];
    const answer = await call('POST', `/imports/${other}/chunks/0`, registrar, {
      body: { kind: 'links', rows },
    });
    expect(outcomes(answer)).toEqual(['created', 'created', 'exists', 'refused', 'refused', 'refused']);
    expect(refusals(answer).slice(3)).toEqual(['worker', 'subject', 'from']);
    expect((await call('GET', `/areas/${OTHER_VILLAGE}`, registrar)).body.liaison).toBe('s-township');
    expect((await call('GET', `/households/${householdId(GRID, 1)}`, registrar)).body.liaison).toBe(
      'w-zhuoma',
    );
  });
});
