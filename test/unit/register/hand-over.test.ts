import { beforeEach, describe, expect, it } from 'vitest';
import { routes as caseRoutes } from '../../../functions/http/cases/routes.ts';
import { routes } from '../../../functions/http/staff/routes.ts';
import { routes as visitRoutes } from '../../../functions/http/visits/routes.ts';
import { finishWork } from '../../../functions/sweeps/finish-work.ts';
import { areaItem } from '../../../shared/data/area-item.ts';
import { toCase, toEntry } from '../../../shared/data/case-item.ts';
import { linkItem } from '../../../shared/data/link-item.ts';
import { endingItem, taskItem } from '../../../shared/data/visit-item.ts';
import { householdId } from '../../../shared/domain/area/household-id.ts';
import { foldCase } from '../../../shared/domain/case/apply-entry.ts';
import { type Claims, callerOf } from '../../support/call.ts';
import { hoursLater } from '../../support/cases.ts';
import { failingTable } from '../../support/failing-table.ts';
import { memoryTable } from '../../support/memory-table.ts';
import {
  aLink,
  anArea,
  cairang,
  colleague,
  county,
  foreignRegistrar,
  GRID,
  linkedHousehold,
  registrar,
  TWIN_GRID,
  theStaff,
  theTree,
  township,
  zhuoma,
} from '../../support/register.ts';
import { testServices } from '../../support/services.ts';
import { aTask } from '../../support/visits.ts';

const HOUSEHOLDS = 45;
const ID = '01JQ0000000000000000000009';
const body = { id: ID, from: 'w-zhuoma', to: 'w-cairang', reason: 'left-post' };
/** Where somebody wants to talk to the giver, who is not the liaison there. */
const ELSEWHERE = householdId(TWIN_GRID, 1);
const WORRY = '01JQ0000000000000000000300';
const caseId = (n: number) => `01JQ00000000000000000001${String(n).padStart(2, '0')}`;
/** Two at doors of the giver, one that names them elsewhere; and three that are not theirs to give any more. */
const visits = () => {
  const naming = { reason: 'worry', worker: 'w-zhuoma', household: ELSEWHERE } as const;
  const over = aTask({ ...naming, origin: 'worry-over' });
  return [
    ...linkedHousehold(TWIN_GRID, 1, 'w-twin'),
    taskItem(aTask({ household: householdId(GRID, 1) })),
    taskItem(aTask({ household: householdId(GRID, 44) })),
    taskItem(aTask({ household: ELSEWHERE })),
    taskItem(aTask({ ...naming, origin: WORRY })),
    taskItem(over),
    endingItem({ origin: over.origin, household: ELSEWHERE, sent: 's', digest: 'd' }, over),
    taskItem(aTask({ ...naming, origin: 'worry-later', plannedAt: hoursLater(48) })),
  ];
};
const responsible = aLink('x', 'w-zhuoma', { subject: { type: 'area', id: GRID } });

const setUp = async () => {
  const plain = memoryTable();
  await plain.load([
    ...theTree(),
    ...theStaff(),
    ...Array.from({ length: HOUSEHOLDS }, (_, n) => linkedHousehold(GRID, n, 'w-zhuoma')).flat(),
    areaItem(anArea(GRID, { liaison: 'w-zhuoma' })),
    linkItem(responsible),
  ]);
  const { table, killAt, revive } = failingTable(plain);
  const test = testServices(table);
  const call = callerOf([...routes, ...caseRoutes, ...visitRoutes], test.services);
  await plain.load(visits());
  for (const n of [1, 2, 3]) {
    const report = {
      id: caseId(n),
      kind: 'household-request',
      subject: { type: 'household', id: householdId(GRID, n) },
      words: 'Help.',
    };
    await call('POST', '/cases', township, { body: report });
    await call('POST', `/cases/${caseId(n)}/accept`, county, { body: {} });
    await call('POST', `/cases/${caseId(n)}/assign`, county, { body: { to: { worker: 'w-zhuoma' } } });
  }
  await call('POST', `/cases/${caseId(2)}/start`, zhuoma, { body: {} });
  await call('POST', `/cases/${caseId(3)}/start`, zhuoma, { body: {} });
  await call('POST', `/cases/${caseId(3)}/answer`, zhuoma, { body: { result: 'solved', words: 'Done.' } });
  return { ...test, call, killAt, revive, plain };
};
let { call, services, moveTo, killAt, revive, plain } = await setUp();
beforeEach(async () => {
  ({ call, services, moveTo, killAt, revive, plain } = await setUp());
});

const handOver = (more: object = {}, who = township) =>
  call('POST', '/hand-overs', who, { body: { ...body, ...more } });
const allDone = { state: 'done', households: HOUSEHOLDS, areas: 1, cases: 3, visits: 3 };

/** Everything as it has to be: records, links, index and cases agree, and nothing is there twice. */
const expectHandedOver = (to = 'w-cairang', from = 'w-zhuoma') => {
  const rows = plain.all();
  const records = rows.filter(({ sk }) => sk.startsWith(`HH#${GRID}`) || sk === `AREA#${GRID}`);
  expect(records.map(({ liaison }) => liaison)).toEqual(records.map(() => to));
  const live = rows.filter(
    ({ sk, status, worker }) => sk.startsWith('LINK#') && status === 'live' && worker !== 'w-twin',
  );
  expect(live.map(({ worker }) => worker)).toEqual(records.map(() => to));
  expect(rows.filter(({ workPk }) => workPk === `WORKER#${from}`)).toEqual([]);
  expect(rows.filter(({ workPk }) => workPk === `WORKER#${to}`)).toHaveLength(HOUSEHOLDS + 1);
  const named = rows.filter(({ workPk }) => String(workPk).startsWith('VISITS#'));
  expect(named.map(({ sk, workPk }) => `${sk} ${workPk}`).sort()).toEqual([
    `${WORRY}#${ELSEWHERE} VISITS#${to}`,
    `worry-later#${ELSEWHERE} VISITS#w-zhuoma`,
    `worry-over#${ELSEWHERE} VISITS#w-zhuoma`,
  ]);
  const cases = rows.filter(({ sk }) => sk === 'CASE').map(toCase);
  expect(cases.map((one) => 'assignee' in one && one.assignee)).toEqual(cases.map(() => `worker:${to}`));
  for (const one of cases) {
    const entries = rows
      .filter(({ pk, sk }) => pk === `CASE#${one.id}` && sk.startsWith('ENTRY#'))
      .map(toEntry);
    expect(foldCase(entries)).toEqual(one);
    expect(entries.filter(({ step }) => step === 'handed-over')).toHaveLength(1);
  }
};

describe('POST /hand-overs', () => {
  it('gives everything to somebody else, with one receipt', async () => {
    expect(await handOver()).toMatchObject({ status: 201, body: { ...body, ...allDone } });
    expectHandedOver();
    expect(toCase(plain.all().find(({ pk }) => pk === `CASE#${caseId(3)}`) as never).status).toBe('answered');
  });

  it('answers the same when it is sent again, and changes nothing', async () => {
    const first = await handOver();
    const before = plain.all();
    expect((await handOver()).body).toEqual(first.body);
    expect((await call('GET', `/hand-overs/${ID}`, township)).body).toEqual(first.body);
    expect(plain.all()).toEqual(before);
  });

  it('goes on where it was killed, whichever write that was, and counts everything once', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; ; at += 1) {
        ({ call, services, moveTo, killAt, revive, plain } = await setUp());
        killAt(at, when);
        const answer = await handOver();
        revive();
        if (answer.status === 201) break;
        expect(answer.status).toBe(500);
        expect((await handOver()).body).toMatchObject(allDone);
        expectHandedOver();
      }
    }
  });

  it('is finished by the job when nobody sends it again', async () => {
    killAt(3, 'before');
    expect((await handOver()).status).toBe(500);
    revive();
    expect((await call('GET', `/hand-overs/${ID}`, township)).body).toMatchObject({
      state: 'running',
      areas: 1,
      households: 18,
    });
    moveTo(hoursLater(1));
    expect(await finishWork(services)).toMatchObject({ expected: 1, changed: 1, complete: true });
    expect((await call('GET', `/hand-overs/${ID}`, township)).body).toMatchObject(allDone);
    expectHandedOver();
  });

  it('takes visits along: those at the doors, and a talk that somebody asked for, without what they said', async () => {
    const seen = async (who: Claims) => {
      const { body: page } = await call('GET', '/tasks', who);
      return page.items.map((one: { household: string }) => one.household).sort();
    };
    expect(await seen(zhuoma)).toEqual([householdId(GRID, 1), householdId(GRID, 44), ELSEWHERE].sort());
    expect(await seen(cairang)).toEqual([]);
    await handOver();
    expect(await seen(cairang)).toEqual([householdId(GRID, 1), householdId(GRID, 44), ELSEWHERE].sort());
    const { body: task } = await call('GET', `/tasks/${WORRY}/${ELSEWHERE}`, cairang);
    expect(task).toMatchObject({ worker: 'w-cairang', reason: 'worry' });
    expect(task).not.toHaveProperty('words');
    expect((await call('GET', `/tasks/${WORRY}/${ELSEWHERE}`, zhuoma)).status).toBe(404);
    expect(await seen(zhuoma)).toEqual([ELSEWHERE]);
  });

  it('is looked at once more after it is done, and then left alone', async () => {
    await handOver();
    moveTo(hoursLater(1));
    expect(await finishWork(services)).toMatchObject({ expected: 1, changed: 1 });
    expect(await finishWork(services)).toMatchObject({ expected: 0, changed: 0 });
    expectHandedOver();
  });

  it('ends the same when two are at it', async () => {
    const both = await Promise.all([handOver(), handOver()]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect((await handOver()).body).toMatchObject(allDone);
    expectHandedOver();
  });

  it('can be taken back on the same day, and the job undoes neither', async () => {
    await handOver();
    moveTo(hoursLater(0.01));
    const back = { id: '01JQ0000000000000000000010', from: 'w-cairang', to: 'w-zhuoma' };
    expect((await handOver(back)).body).toMatchObject(allDone);
    moveTo(hoursLater(0.5));
    await finishWork(services);
    const live = plain
      .all()
      .filter(
        ({ pk, sk, status }) => pk !== `SUBJECT#${ELSEWHERE}` && sk.startsWith('LINK#') && status === 'live',
      );
    expect(live.map(({ worker }) => worker)).toEqual(live.map(() => 'w-zhuoma'));
    const cases = plain.all().filter(({ sk }) => sk === 'CASE');
    expect(cases.map(({ assignee }) => assignee)).toEqual(cases.map(() => 'worker:w-zhuoma'));
  });

  it('takes links along that have not begun', async () => {
    const later = linkItem(
      aLink(householdId(GRID, 1), 'w-zhuoma', { status: 'planned', from: '2026-05-01' }),
    );
    await plain.load([later, linkItem(aLink(householdId(GRID, 1), 'w-zhuoma', { to: '2026-05-01' }))]);
    await handOver();
    const mine = plain.all().filter(({ sk, worker }) => sk.startsWith('LINK#') && worker === 'w-cairang');
    expect(mine.filter(({ status }) => status === 'planned')).toMatchObject([{ from: '2026-05-01' }]);
    expect(mine.find(({ pk, status }) => pk === later.pk && status === 'live')).toMatchObject({
      to: '2026-05-01',
    });
  });

  it.each([
    { why: 'the receiver serves another grid', more: { to: 'w-twin' }, who: township, status: 409 },
    { why: 'giver and receiver are one', more: { to: 'w-zhuoma' }, who: township, status: 400 },
    { why: 'there is no such receiver', more: { to: 'w-nobody' }, who: township, status: 404 },
    { why: 'the receiver serves in another township', more: { to: 'w-far' }, who: township, status: 404 },
    { why: 'I would receive it myself', more: { to: 's-township' }, who: township, status: 403 },
    { why: 'it is somebody else’s county', more: {}, who: foreignRegistrar, status: 404 },
    { why: 'a worker hands nothing over', more: {}, who: zhuoma, status: 403 },
    { why: 'the reason is a text', more: { reason: 'tired' }, who: township, status: 400 },
  ])('refuses when $why, and writes nothing', async ({ more, who, status }) => {
    const before = plain.all();
    expect((await handOver(more, who)).status).toBe(status);
    expect(plain.all()).toEqual(before);
  });

  it('refuses a receiver who has left', async () => {
    await call('POST', '/workers/w-cairang/disable', registrar, { body: { reason: 'left-service' } });
    expect((await handOver()).status).toBe(409);
  });

  it.each([
    { why: 'with another body', more: { to: 'w-village' }, who: township, status: 422 },
    { why: 'by another user', more: {}, who: colleague, status: 409 },
  ])('refuses the same id $why', async ({ more, who, status }) => {
    await handOver();
    expect((await handOver(more, who)).status).toBe(status);
  });

  it('keeps its receipt from another county', async () => {
    await handOver();
    expect((await call('GET', `/hand-overs/${ID}`, foreignRegistrar)).status).toBe(404);
  });
});
