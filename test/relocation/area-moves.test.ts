import { beforeEach, describe, expect, it } from 'vitest';
import { routes as caseRoutes } from '../../functions/http/cases/routes.ts';
import { finishWork } from '../../functions/sweeps/finish-work.ts';
import { readControlRecord } from '../../shared/access/store/control-record.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { reduceCase } from '../../shared/case/rules/apply-entry.ts';
import { toCase, toEntry } from '../../shared/case/store/case-item.ts';
import { readBoard } from '../../shared/statistics/store/board-store.ts';
import { coverageToday } from '../../shared/statistics/store/coverage-store.ts';
import { rollUp } from '../../shared/statistics/use-cases/roll-up.ts';
import { callerOf } from '../support/call.ts';
import { hoursLater, MONDAY } from '../support/cases.ts';
import { caseId, HOUSEHOLDS, MOVE_ID, movingVillage, report } from '../support/moving-village.ts';
import {
  GRID,
  OTHER_TOWNSHIP,
  OTHER_VILLAGE,
  registrar,
  TOWNSHIP,
  TWIN_GRID,
  threeLinks,
  township,
  VILLAGE,
  zhuoma,
} from '../support/register.ts';

const NEW_VILLAGE = `${OTHER_TOWNSHIP}777`;
const NEW_GRID = `${NEW_VILLAGE}001`;
const NEW_TWIN = `${NEW_VILLAGE}010`;

let { call, ctx, moveTo, killAt, revive, plain } = await movingVillage();
beforeEach(async () => {
  ({ call, ctx, moveTo, killAt, revive, plain } = await movingVillage());
});

const move = (more: object = {}, who = registrar, code = VILLAGE) =>
  call('POST', `/areas/${code}/move`, who, {
    body: { id: MOVE_ID, to: NEW_VILLAGE, reason: 'boundary-change', ...more },
  });
const moved = { state: 'done', areas: 3, households: HOUSEHOLDS + 1, workers: 4, cases: 2 };

const rowsOf = (prefix: string) =>
  plain.all().filter(({ pk, sk }) => pk.startsWith(prefix) || sk.startsWith(prefix));
const present = (grid: string) => rowsOf(`HH#${grid}`).filter(({ status }) => status === 'present');

/** Old numbers point on and hold nothing personal, new ones hold all, and links, staff and cases agree with them. */
const expectMoved = () => {
  expect(present(NEW_GRID)).toHaveLength(HOUSEHOLDS);
  expect(present(NEW_GRID).map(({ liaison }) => liaison)).toEqual(present(NEW_GRID).map(() => 'w-zhuoma'));
  for (const pointer of rowsOf(`HH#${GRID}`)) {
    expect(pointer).toMatchObject({ status: 'moved', reason: 'area-moved' });
    expect(pointer).not.toHaveProperty('name');
    expect(rowsOf(`HH#${String(pointer['movedTo'])}`)).toMatchObject([{ formerly: [pointer['id']] }]);
  }
  const live = rowsOf('LINK#').filter(({ status }) => status !== 'ended');
  expect(live.filter(({ pk }) => pk.startsWith(`SUBJECT#${VILLAGE}`))).toEqual([]);
  expect(live.filter(({ pk }) => pk.startsWith(`SUBJECT#${NEW_VILLAGE}`))).toHaveLength(HOUSEHOLDS + 2);
  const cases = rowsOf('CASE')
    .filter(({ sk }) => sk === 'CASE')
    .map(toCase);
  for (const one of cases) {
    expect(one.area.startsWith(NEW_VILLAGE)).toBe(true);
    const entries = rowsOf(`CASE#${one.id}`)
      .filter(({ sk }) => sk.startsWith('ENTRY#'))
      .map(toEntry);
    expect(reduceCase(entries)).toEqual(one);
    expect(entries.filter(({ step }) => step === 'refiled')).toHaveLength(1);
  }
};

describe('POST /areas/{code}/move', () => {
  it('gives an area and all below it new codes, with one receipt', async () => {
    expect(await move()).toMatchObject({
      status: 201,
      body: { kind: 'move', from: VILLAGE, to: NEW_VILLAGE, ...moved },
    });
    expectMoved();
    expect((await call('GET', `/areas/${VILLAGE}`, registrar)).body).toMatchObject({
      retired: { successor: NEW_VILLAGE, on: '2026-03-09', reason: 'boundary-change' },
    });
    expect((await call('GET', `/areas/${NEW_VILLAGE}`, registrar)).body).toMatchObject({
      formerly: [VILLAGE],
      liaison: 's-township',
    });
  });

  it('answers the same when it is sent again', async () => {
    const first = await move();
    expect((await move()).body).toEqual(first.body);
    expect((await call('GET', `/area-moves/${MOVE_ID}`, registrar)).body).toEqual(first.body);
  });

  it('answers the same when it is sent four times at once', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => move()));
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await move()).body).toMatchObject(moved);
    expectMoved();
  });

  it('takes the place from those who had it and gives it to those who have it now', async () => {
    await move();
    const [old, now] = [householdId(GRID, 3), householdId(NEW_GRID, 3)];
    const status = async (id: string, who: typeof zhuoma) =>
      (await call('GET', `/households/${id}`, who)).status;
    const other = { ...township, sub: 's-other', doorstep_area: OTHER_TOWNSHIP };
    expect([await status(now, township), await status(old, township)]).toEqual([404, 404]);
    expect([await status(now, other), await status(old, other)]).toEqual([200, 200]);
    expect((await call('GET', `/cases/${caseId(1)}`, township)).status).toBe(404);
    expect((await call('GET', `/cases/${caseId(1)}`, other)).status).toBe(200);
  });

  it('lets a worker go on with the token they have, and report for the number that the phone knows', async () => {
    await move();
    const { body: list } = await call('GET', `/households?grid=${NEW_GRID}`, zhuoma);
    expect(list.items).toHaveLength(HOUSEHOLDS);
    const late = await call('POST', '/cases', zhuoma, {
      body: report(3, { type: 'household', id: householdId(GRID, 5) }),
    });
    expect(late).toMatchObject({
      status: 201,
      body: { area: NEW_GRID, subject: { id: householdId(NEW_GRID, 5) } },
    });
  });

  it('keeps the board right on both sides', async () => {
    await move();
    const open = async (area: string) => (await readBoard(ctx, area)).total.opened;
    expect([await open(GRID), await open(NEW_GRID), await open(VILLAGE), await open(NEW_VILLAGE)]).toEqual([
      0, 1, 0, 1,
    ]);
  });

  it('keeps the coverage right on both sides', async () => {
    await rollUp(ctx, [GRID, TWIN_GRID]);
    await move();
    await rollUp(ctx, [GRID, TWIN_GRID, NEW_GRID, NEW_TWIN]);
    const figures = async (code: string) => {
      const { subjects, linked } = await coverageToday(ctx, code);
      return [subjects, linked];
    };
    expect(await figures(TOWNSHIP)).toEqual([0, 0]);
    expect(await figures(OTHER_TOWNSHIP)).toEqual([HOUSEHOLDS + 1, HOUSEHOLDS]);
  });

  it('goes on where it was killed, whichever write that was, and counts everything once', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; ; at += 1) {
        ({ call, ctx, moveTo, killAt, revive, plain } = await movingVillage());
        killAt(at, when);
        const answer = await move();
        revive();
        if (answer.status === 201) break;
        expect(answer.status).toBe(500);
        expect((await move()).body).toMatchObject(moved);
        expectMoved();
      }
    }
  });

  it('is finished by the job, which also finds what was reported to the old code a moment too late', async () => {
    const stale = { ...ctx, instance: {}, now: () => MONDAY };
    await readControlRecord(stale, 0);
    killAt(5, 'before');
    await move();
    revive();
    moveTo(hoursLater(1));
    expect(await finishWork(ctx)).toMatchObject({ expected: 1, changed: 1, complete: true });
    expectMoved();
    const slow = callerOf(caseRoutes, stale);
    const county = { ...registrar, doorstep_role: 'supervisor' };
    await slow('POST', '/cases', county, {
      body: report(4, { type: 'household', id: householdId(GRID, 7) }),
    });
    moveTo(hoursLater(2));
    await finishWork(ctx);
    expectMoved();
    expect(await finishWork(ctx)).toMatchObject({ expected: 0 });
  });

  it('lets no household into the old grid, and no second move begin before it is done', async () => {
    killAt(5, 'before');
    await move();
    revive();
    const file = { id: '01JQ0000000000000000000031', grid: GRID, name: 'Lhamo', address: 'Mill', people: 2 };
    expect((await call('POST', '/households', registrar, { body: file })).status).toBe(409);
    const second = { id: '01JQ0000000000000000000032', to: '623027101888' };
    expect((await move(second, registrar, OTHER_VILLAGE)).status).toBe(201);
    expect(
      (
        await move(
          { ...second, id: '01JQ0000000000000000000033', to: `${OTHER_TOWNSHIP}778` },
          registrar,
          NEW_VILLAGE,
        )
      ).status,
    ).toBe(409);
  });

  it('comes to its end where every door has a live and two planned links', async () => {
    await plain.load(
      Array.from({ length: HOUSEHOLDS }, (_, n) => threeLinks(householdId(GRID, n), 'w-zhuoma')).flat(),
    );
    expect(await move()).toMatchObject({ status: 201, body: moved });
    const there = rowsOf('LINK#').filter(
      ({ pk, status, worker }) =>
        worker === 'w-zhuoma' && pk.startsWith(`SUBJECT#${NEW_GRID}`) && status !== 'ended',
    );
    expect(there).toHaveLength(3 * HOUSEHOLDS);
  });
});
