import { beforeEach, describe, expect, it } from 'vitest';
import { routes as caseRoutes } from '../../functions/http/cases/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { finishWork } from '../../functions/sweeps/finish-work.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdId } from '../../shared/base/area-code.ts';
import type { Query } from '../../shared/table/table.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { hoursLater } from '../support/cases.ts';
import { meanwhile } from '../support/meanwhile.ts';
import {
  aFile,
  anArea,
  colleague,
  county,
  FAR_GRID,
  FOREIGN_GRID,
  foreignRegistrar,
  GRID,
  registrar,
  rightsDesk,
  TWIN_GRID,
  township,
  twin,
  zhuoma,
} from '../support/register.ts';

const HOME = householdId(GRID, 1);
const NEW_HOME = householdId(TWIN_GRID, 1);
const ID = '01JQ0000000000000000000030';
const CASE = '01JQ0000000000000000000031';

const setUp = async () => {
  const test = await aPrefecture([...register, ...relocation, ...staff, ...caseRoutes]);
  const subject = { type: 'household', id: HOME };
  await test.call('POST', '/cases', zhuoma, {
    body: { id: CASE, kind: 'household-request', subject, words: 'Help.' },
  });
  return test;
};
let { call, ctx, table, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, ctx, table, moveTo } = await setUp());
});

const move = (more: object = {}, who = registrar, id = HOME) =>
  call('POST', `/households/${id}/move`, who, {
    body: { id: ID, to: TWIN_GRID, reason: 'moved-house', ...more },
  });

describe('POST /households/{householdId}/move', () => {
  it('gives a number in the new grid, and leaves a pointer that says nothing of a person', async () => {
    expect(await move()).toMatchObject({ status: 201, body: { from: HOME, household: NEW_HOME } });
    expect((await call('GET', `/households/${NEW_HOME}`, twin)).body).toEqual({
      status: 'present',
      id: NEW_HOME,
      version: 1,
      formerly: [HOME],
      ...aFile(),
    });
    const pointer = table.all().find(({ sk }) => sk === `HH#${HOME}`);
    expect(pointer).toEqual({
      pk: `GRID#${GRID}`,
      sk: `HH#${HOME}`,
      status: 'moved',
      id: HOME,
      version: 2,
      createdAt: expect.any(String),
      movedTo: NEW_HOME,
      movedOn: '2026-03-09',
      reason: 'moved-house',
    });
  });

  it('ends the old link and begins the one that is named with it', async () => {
    await move({ liaison: 'w-twin' });
    const { body: page } = await call('GET', `/links?subject=${NEW_HOME}`, twin);
    expect(page.items).toMatchObject([
      { worker: 'w-twin', status: 'live', from: '2026-03-09', subject: { id: NEW_HOME } },
      { worker: 'w-zhuoma', status: 'ended', endReason: 'moved-house', subject: { id: HOME } },
    ]);
    expect((await call('GET', `/households/${NEW_HOME}`, twin)).body.liaison).toBe('w-twin');
  });

  it('takes open cases along', async () => {
    await move();
    expect((await call('GET', `/cases/${CASE}`, zhuoma)).status).toBe(200);
    expect((await call('GET', `/cases/${CASE}`, twin)).body).toMatchObject({ area: TWIN_GRID, version: 2 });
    expect(table.all().find(({ sk }) => sk === 'CASE')).toMatchObject({ subjectPk: `SUBJECT#${NEW_HOME}` });
  });

  it('keeps who read the record under both numbers in one list', async () => {
    await call('GET', `/households/${HOME}`, zhuoma);
    moveTo(hoursLater(1));
    await move();
    moveTo(hoursLater(2));
    await call('GET', `/households/${NEW_HOME}`, twin);
    const { body: page } = await call('GET', `/households/${NEW_HOME}/access-log`, rightsDesk);
    expect(page.items.map(({ reader }: { reader: string }) => reader)).toEqual([
      'w-twin',
      'r-county',
      'w-zhuoma',
    ]);
  });

  it('moves once, however often it is sent, at once or later', async () => {
    const both = await Promise.all([move(), move()]);
    expect(new Set(both.map(({ body }) => body.household))).toEqual(new Set([NEW_HOME]));
    expect((await move()).body).toEqual(both[0]?.body);
    expect(table.all().filter(({ sk }) => sk.startsWith(`HH#${TWIN_GRID}`))).toHaveLength(1);
  });

  it.each([
    { why: 'it lies in that grid', more: { to: GRID }, who: registrar, id: HOME, status: 400 },
    { why: 'there is no such grid', more: { to: '623027101203099' }, who: registrar, id: HOME, status: 400 },
    { why: 'there is no such household', more: {}, who: registrar, id: householdId(GRID, 9), status: 404 },
    { why: 'there is no such worker', more: { liaison: 'w-nobody' }, who: registrar, id: HOME, status: 400 },
    {
      why: 'the worker serves the old grid',
      more: { liaison: 'w-zhuoma' },
      who: registrar,
      id: HOME,
      status: 409,
    },
    { why: 'it would leave my county', more: { to: FOREIGN_GRID }, who: registrar, id: HOME, status: 404 },
    {
      why: 'it lies in another county',
      more: { to: FOREIGN_GRID },
      who: foreignRegistrar,
      id: HOME,
      status: 404,
    },
    { why: 'a supervisor keeps no registers', more: {}, who: township, id: HOME, status: 403 },
    {
      why: 'areas move by another route',
      more: { reason: 'area-moved' },
      who: registrar,
      id: HOME,
      status: 400,
    },
  ])('refuses when $why, and moves nothing', async ({ more, who, id, status }) => {
    const before = table.all();
    expect((await move(more, who, id)).status).toBe(status);
    expect(table.all().filter(({ pk }) => !pk.startsWith('ACCESS#'))).toEqual(before);
  });

  it.each([
    { why: 'with another body', more: { to: FAR_GRID }, who: registrar, status: 422 },
    { why: 'by another user', more: {}, who: colleague, status: 409 },
    {
      why: 'for a household that has moved, under a new id',
      more: { id: '01JQ0000000000000000000032' },
      who: registrar,
      status: 409,
    },
  ])('refuses it $why', async ({ more, who, status }) => {
    await move();
    expect((await move(more, who)).status).toBe(status);
  });

  it('takes a case along later that the index did not show yet, and once', async () => {
    let lags = true;
    const lagging = {
      ...table,
      query: async (query: Query) => (lags && query.index === 'subject' ? { items: [] } : table.query(query)),
    };
    const early = callerOf(relocation, { ...ctx, table: lagging });
    const body = { id: ID, to: TWIN_GRID, reason: 'moved-house' };
    expect((await early('POST', `/households/${HOME}/move`, registrar, { body })).status).toBe(201);
    expect((await call('GET', `/cases/${CASE}`, township)).body.subject.id).toBe(HOME);
    lags = false;
    moveTo(hoursLater(1));
    expect(await finishWork(ctx)).toMatchObject({ expected: 1, changed: 1, complete: true });
    expect((await call('GET', `/cases/${CASE}`, township)).body).toMatchObject({
      area: TWIN_GRID,
      subject: { id: NEW_HOME },
    });
    expect(await finishWork(ctx)).toMatchObject({ expected: 0 });
  });

  it('takes a merged case along, which may come out again', async () => {
    const other = '01JQ0000000000000000000032';
    const subject = { type: 'household', id: HOME };
    const body = { id: other, kind: 'household-request', subject, words: 'The same.' };
    await call('POST', '/cases', zhuoma, { body });
    const merged = await call('POST', `/cases/${CASE}/merge`, township, { body: { into: other } });
    expect(merged.status).toBe(200);
    await move();
    moveTo(hoursLater(1));
    await finishWork(ctx);
    const back = await call('POST', `/cases/${CASE}/unmerge`, township);
    expect(back).toMatchObject({ status: 200, body: { area: TWIN_GRID, subject: { id: NEW_HOME } } });
  });

  it('takes along what a phone reports weeks later under the number that it knew', async () => {
    await move();
    moveTo(hoursLater(1));
    await finishWork(ctx);
    moveTo(hoursLater(14 * 24));
    const late = '01JQ0000000000000000000033';
    const body = {
      id: late,
      kind: 'household-request',
      subject: { type: 'household', id: HOME },
      words: 'Late.',
    };
    expect((await call('POST', '/cases', county, { body })).status).toBe(201);
    moveTo(hoursLater(15 * 24));
    await finishWork(ctx);
    expect((await call('GET', `/cases/${late}`, township)).body).toMatchObject({
      area: TWIN_GRID,
      subject: { id: NEW_HOME },
    });
  });

  it('is left alone when no phone can be so late', async () => {
    await move();
    for (const days of [1, 2, 40]) {
      moveTo(hoursLater(days * 24));
      expect(await finishWork(ctx)).toMatchObject({ expected: 1 });
    }
    moveTo(hoursLater(80 * 24));
    expect(await finishWork(ctx)).toMatchObject({ expected: 0 });
  });

  it('answers with what the same sending has moved, though the new grid is retired in the same moment', async () => {
    const first: unknown[] = [];
    const sibling = async () => {
      first.push(await move());
      const retired = { successor: GRID, on: '2026-03-09', reason: 'merger' } as const;
      await table.load([areaItem(anArea(TWIN_GRID, { version: 2, retired }))]);
    };
    const late = { ...ctx, table: meanwhile(table, ({ sk }) => sk === 'RECEIPT', sibling) };
    const body = { id: ID, to: TWIN_GRID, reason: 'moved-house' };
    const answer = await callerOf(relocation, late)('POST', `/households/${HOME}/move`, registrar, { body });
    expect(answer.status).toBe(201);
    expect(first).toEqual([answer]);
  });

  it('answers the same when it is sent four times at once', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => move()));
    expect(all.map(({ status, body }) => [status, body.household])).toEqual(
      Array.from({ length: 4 }, () => [201, NEW_HOME]),
    );
  });
});
