import { beforeEach, describe, expect, it } from 'vitest';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as contacts } from '../../functions/http/contacts/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { finishWork } from '../../functions/sweeps/finish-work.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { failingTable } from '../harness/failing-table.ts';
import { callerOf } from '../support/call.ts';
import { hoursLater } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import * as people from '../support/register.ts';
import { aTask } from '../support/visits.ts';

const { GRID, TWIN_GRID, zhuoma, twin, registrar, foreignRegistrar, township } = people;
const id = (n: number) => `01JQ00000000000000000008${String(n).padStart(2, '0')}`;
const [STAYS, DOUBLE, MORE] = [householdId(GRID, 1), householdId(TWIN_GRID, 4), householdId(GRID, 5)];

const setUp = async () => {
  const plain = memoryTable();
  const { table, killAt, revive } = failingTable(plain);
  const test = testContext(table);
  const double = people.aHousehold(TWIN_GRID, 4, {
    ...people.aFile({ name: 'Dorje  tashi', phone: '139 0000 0009' }),
    liaison: 'w-twin',
  });
  await plain.load([
    ...people.theTree(),
    ...people.theStaff(),
    householdItem(people.aHousehold(GRID, 1)),
    ...people.linkedHousehold(TWIN_GRID, 4, 'w-twin').slice(1),
    householdItem(double),
    ...people.linkedHousehold(GRID, 5, 'w-cairang'),
  ]);
  await loadTasks(test.ctx, [aTask({ household: DOUBLE })]);
  const call = callerOf([...cases, ...contacts, ...register, ...relocation, ...staff, ...visits], test.ctx);
  return { ...test, plain, killAt, revive, call };
};
let { call, ctx, plain, killAt, revive, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, ctx, plain, killAt, revive, moveTo } = await setUp());
});

const report = (n: number, household: string, who = twin) =>
  call('POST', '/cases', who, {
    body: {
      ...{ id: id(n), kind: 'household-request', words: 'The well is dry.' },
      subject: { type: 'household', id: household },
    },
  });
const merge = (from = DOUBLE, into = STAYS, who = registrar, n = 50) =>
  call('POST', `/households/${from}/merge`, who, { body: { id: id(n), into } });
const unmerge = (from = DOUBLE, who = registrar, n = 60) =>
  call('POST', `/households/${from}/merge/take-back`, who, { body: { id: id(n) } });
const placeOf = async (n: number) => {
  const item = plain.all().find(({ pk, sk }) => pk === `CASE#${id(n)}` && sk === 'CASE') ?? {};
  return (item as { subject?: { id: string } }).subject?.id;
};
const read = (household: string, who = registrar) => call('GET', `/households/${household}`, who);
const liveLinks = async (household: string) => {
  const { body } = await call('GET', `/links?subject=${household}`, registrar);
  return body.items.filter(({ status }: { status: string }) => status === 'live');
};
const doorsOf = async (who = zhuoma, grid = GRID) =>
  (await call('GET', `/tasks?grid=${grid}`, who)).body.items.map(
    ({ household }: { household: string }) => household,
  );

describe('a household that was entered twice', () => {
  it('goes into the one that stays, with its cases, its link, its visits and its number', async () => {
    for (const n of [1, 2, 3]) await report(n, DOUBLE);
    expect(await merge()).toMatchObject({ status: 201, body: { from: DOUBLE, household: STAYS } });
    expect(await Promise.all([1, 2, 3].map(placeOf))).toEqual([STAYS, STAYS, STAYS]);
    const { body } = await read(DOUBLE);
    expect(body).toMatchObject({ id: STAYS, name: 'Dorje Tashi', formerly: [DOUBLE] });
    expect(JSON.stringify(body)).not.toContain('139 0000 0009');
    expect(await doorsOf(township)).toEqual([STAYS]);
    // Nobody of the other grid comes to this door; whoever keeps the register sees the gap.
    expect(await liveLinks(DOUBLE)).toEqual([]);
    expect((await call('GET', `/households?grid=${TWIN_GRID}`, registrar)).body.items).toEqual([]);
  });

  it('carries what was done under its number: a call there stands in the record of the one that stays', async () => {
    const about = { id: id(7), subject: { type: 'household', id: DOUBLE } };
    const body = {
      ...about,
      day: '2026-03-09',
      mode: 'phone',
      purpose: 'errand',
      given: [{ kind: 'matter-done' }],
    };
    expect((await call('POST', '/contacts', twin, { body })).status).toBe(201);
    await merge();
    const { items } = (await call('GET', `/households/${STAYS}/record`, zhuoma)).body;
    expect(items.map(({ type }: { type: string }) => type)).toEqual(['contact', 'service']);
    const listed = await call('GET', `/contacts?subject=${DOUBLE}`, zhuoma);
    expect(listed.body.items).toMatchObject([{ id: id(7), subject: { id: DOUBLE } }]);
    // Entered wrongly after all, it is taken back where it stands now.
    const back = await call('POST', `/contacts/${id(7)}/take-back`, township, { body: { id: id(8) } });
    expect(back.status).toBe(201);
  });

  it('keeps who comes to the one that stays, and gives it whoever came where it had nobody', async () => {
    await plain.load(people.linkedHousehold(GRID, 1, 'w-village'));
    await merge(STAYS, MORE);
    expect((await read(MORE)).body.liaison).toBe('w-cairang');
    ({ call, ctx, plain, killAt, revive, moveTo } = await setUp());
    await merge(MORE, STAYS);
    expect((await read(STAYS)).body.liaison).toBe('w-cairang');
    expect(await liveLinks(STAYS)).toMatchObject([{ worker: 'w-cairang' }]);
  });

  it('is merged once, however often it is sent and whenever', async () => {
    const both = await Promise.all([merge(), merge()]);
    expect(both[1]).toEqual(both[0]);
    const stored = plain.all().filter(({ pk }) => pk.startsWith('GRID#'));
    moveTo(hoursLater(24 * 60));
    expect(await merge()).toEqual(both[0]);
    expect(plain.all().filter(({ pk }) => pk.startsWith('GRID#'))).toEqual(stored);
    expect((await merge(DOUBLE, MORE)).status).toBe(422);
  });

  it('goes on where it was killed: the job brings the cases that are left', async () => {
    for (const n of [1, 2, 3]) await report(n, DOUBLE);
    killAt(4, 'before');
    expect((await merge()).status).toBe(500);
    revive();
    moveTo(hoursLater(2));
    expect((await finishWork(ctx)).failed).toBe(0);
    expect(await Promise.all([1, 2, 3].map(placeOf))).toEqual([STAYS, STAYS, STAYS]);
    expect(await merge()).toMatchObject({ status: 201, body: { household: STAYS } });
  });

  it.each([
    { why: 'with itself', into: DOUBLE, who: registrar, status: 400 },
    { why: 'into one that is not there', into: householdId(GRID, 77), who: registrar, status: 404 },
    { why: 'by a registrar of another county', into: STAYS, who: foreignRegistrar, status: 404 },
    { why: 'by who keeps no registers', into: STAYS, who: twin, status: 403 },
  ])('is not merged $why', async ({ into, who, status }) => {
    const stored = plain.all();
    expect((await merge(DOUBLE, into, who)).status).toBe(status);
    expect(plain.all()).toEqual(stored);
  });
});

describe('a merger that was a mistake', () => {
  it('is undone: what was the double’s goes back, what came since stays', async () => {
    await report(1, DOUBLE);
    await report(2, STAYS, zhuoma);
    const before = (await read(DOUBLE)).body;
    await merge();
    await report(3, STAYS, zhuoma);
    moveTo(hoursLater(30));
    const answer = await unmerge();
    expect(answer).toMatchObject({ status: 201, body: { from: STAYS, household: DOUBLE } });
    expect(await Promise.all([1, 2, 3].map(placeOf))).toEqual([DOUBLE, STAYS, STAYS]);
    const { version: _, ...again } = (await read(DOUBLE)).body;
    const { version: __, ...file } = before;
    expect(again).toEqual(file);
    expect((await read(STAYS)).body.formerly).toBeUndefined();
    expect(await liveLinks(DOUBLE)).toMatchObject([{ worker: 'w-twin' }]);
    expect(await doorsOf(twin, TWIN_GRID)).toEqual([DOUBLE]);
    expect(await unmerge()).toEqual(answer);
    moveTo(hoursLater(40));
    await finishWork(ctx);
    expect(await Promise.all([1, 2, 3].map(placeOf))).toEqual([DOUBLE, STAYS, STAYS]);
  });

  it('is undone within the same day, and may be made again', async () => {
    await merge();
    expect((await unmerge()).status).toBe(201);
    expect((await merge(DOUBLE, STAYS, registrar, 51)).status).toBe(201);
    expect((await read(DOUBLE)).body.id).toBe(STAYS);
  });

  it('goes on where it was killed', async () => {
    for (const n of [1, 2, 3]) await report(n, DOUBLE);
    await merge();
    killAt(4, 'before');
    expect((await unmerge()).status).toBe(500);
    revive();
    moveTo(hoursLater(2));
    expect((await finishWork(ctx)).failed).toBe(0);
    expect(await Promise.all([1, 2, 3].map(placeOf))).toEqual([DOUBLE, DOUBLE, DOUBLE]);
  });

  it('is refused where nothing was merged', async () => {
    expect(await unmerge()).toMatchObject({ status: 409, body: { code: 'household.not-merged' } });
  });
});
