import { beforeEach, describe, expect, it } from 'vitest';
import { householdId } from '../../shared/base/area-code.ts';
import { newDeputy } from '../../shared/link/rules/new-deputy.ts';
import { deputyItem } from '../../shared/link/store/links.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { allEndpoints } from '../support/all-endpoints.ts';
import type { Claims } from '../support/call.ts';
import { hoursLater, MONDAY } from '../support/cases.ts';
import { aWorker, GRID, SEED, VILLAGE } from '../support/register.ts';

const everything = await allEndpoints();
const DOOR = householdId(GRID, 1);
const CHILD = '01JQ0000000000000000000001';
const GIVEN = '01JQ0000000000000000000002';
const TASK = `/tasks/${CHILD}/${DOOR}`;
const teacher: Claims = { ...people.dorje, sub: 'h-school', doorstep_unit: 'xh-education' };

let { call, table, moveTo } = await aPrefecture(everything);
beforeEach(async () => {
  ({ call, table, moveTo } = await aPrefecture(everything));
  await table.load(
    [
      aWorker('s-village', { role: 'supervisor', area: VILLAGE }),
      aWorker('s-township', { role: 'supervisor', area: GRID.slice(0, 9) }),
    ].map(workerItem),
  );
  await enter(teacher);
});

const enter = async (who: Claims) =>
  call('POST', '/triggers', who, { body: { id: CHILD, kind: 'left-school', household: DOOR } });
const give = (who: Claims, more: object = {}) =>
  call('POST', '/approvals', who, {
    body: {
      id: GIVEN,
      subject: { type: 'household', id: DOOR },
      reader: 'w-zhuoma',
      purpose: 'back-to-school',
      until: '2026-04-30',
      ...more,
    },
  });
const inboxOf = async (who: Claims): Promise<{ kind: string; about: string }[]> =>
  (await call('GET', '/me/inbox', who)).body.items.map(({ notice }: { notice: unknown }) => notice);
const holdsChild = (body: unknown) => /left-school|back-to-school-help/.test(JSON.stringify(body));
const looks = (who: Claims) =>
  Promise.all(
    [TASK, '/tasks', `/tasks?grid=${GRID}`, '/me/day', `/households/${DOOR}/record`].map((at) =>
      call('GET', at, who),
    ),
  );
const sees = async (who: Claims) => (await looks(who)).map(({ body }) => holdsChild(body));

describe('C05 what is known of a child', () => {
  it.each(['zhuoma', 'cairang', 'dolma', 'tashi', 'sonam', 'nima', 'wangmo', 'dorje'] as const)(
    'is in no answer to %s without an approval, and is not told from there being nothing',
    async (name) => {
      expect(await sees(people[name])).toEqual([false, false, false, false, false]);
      const one = await call('GET', TASK, people[name]);
      const none = await call('GET', TASK.replace(CHILD, GIVEN), people[name]);
      expect([one.status, one.body.code]).toEqual([none.status, none.body.code]);
      expect([403, 404]).toContain(one.status);
      const outcome = { body: { id: GIVEN, outcome: 'done', day: '2026-03-09' } };
      expect((await call('POST', `${TASK}/outcome`, people[name], outcome)).status).toBe(one.status);
    },
  );

  it('is for the worker who comes there, once somebody else approves, and the look is logged', async () => {
    expect((await give(people.dolma)).status).toBe(201);
    expect(await sees(people.zhuoma)).toEqual([true, true, true, true, true]);
    for (const who of [people.cairang, people.dolma, people.tashi])
      expect(await sees(who)).toEqual([false, false, false, false, false]);
    const noted = table.all().filter(({ pk }) => pk === `ACCESS#${DOOR}`);
    expect(noted).toContainEqual(expect.objectContaining({ reader: 'w-zhuoma', purpose: 'task.read' }));
  });

  it('opens for nobody who does not come there, whatever was approved', async () => {
    expect((await give(people.dolma, { reader: 'w-cairang' })).status).toBe(201);
    expect(await sees(people.cairang)).toEqual([false, false, false, false, false]);
  });

  it('needs an approval of a deputy as well, who then sees it instead of whoever is away', async () => {
    await give(people.dolma);
    const away = {
      worker: 'w-zhuoma',
      deputy: 'w-cairang',
      from: '2026-03-09',
      to: '2026-03-20',
      reason: 'leave' as const,
    };
    await table.load([deputyItem(newDeputy(away, SEED, MONDAY), MONDAY)]);
    expect(await sees(people.cairang)).toEqual([false, false, false, false, false]);
    await give(people.dolma, { id: '01JQ0000000000000000000003', reader: 'w-cairang' });
    expect((await call('GET', TASK, people.cairang)).body).toMatchObject({ reason: 'left-school' });
    expect((await call('GET', TASK, people.zhuoma)).status).toBe(404);
  });

  it('stays closed in the record of what was done there', async () => {
    await give(people.dolma);
    const outcome = { id: '01JQ0000000000000000000004', outcome: 'done', day: '2026-03-09' };
    expect((await call('POST', `${TASK}/outcome`, people.zhuoma, { body: outcome })).status).toBe(201);
    const record = (who: Claims) => call('GET', `/households/${DOOR}/record`, who);
    expect(holdsChild((await record(people.zhuoma)).body)).toBe(true);
    expect(holdsChild((await record(people.dolma)).body)).toBe(false);
    await call('DELETE', `/households/${DOOR}/approvals/w-zhuoma`, people.dolma);
    expect(holdsChild((await record(people.zhuoma)).body)).toBe(false);
  });

  it('closes after its last day', async () => {
    await give(people.dolma, { until: '2026-03-10' });
    moveTo(hoursLater(24));
    expect((await call('GET', TASK, people.zhuoma)).status).toBe(200);
    moveTo(hoursLater(48));
    expect(await sees(people.zhuoma)).toEqual([false, false, false, false, false]);
  });

  it('closes when the approval is taken away, twice as once, and the reader is told', async () => {
    await give(people.dolma);
    const end = () => call('DELETE', `/households/${DOOR}/approvals/w-zhuoma`, people.tashi);
    const first = await end();
    expect(first).toMatchObject({ status: 200, body: { ended: { on: '2026-03-09', by: 's-township' } } });
    expect(await end()).toEqual(first);
    expect(await sees(people.zhuoma)).toEqual([false, false, false, false, false]);
    const told = await inboxOf(people.zhuoma);
    expect(told.map(({ about }) => about).toSorted()).toEqual(['ended', 'given']);
  });
});

describe('C05 an approval', () => {
  it.each([
    {
      why: 'for oneself',
      who: people.dolma,
      more: { reader: 's-village' },
      code: 'approval.for-oneself',
      status: 403,
    },
    { why: 'by a worker', who: people.zhuoma, more: {}, code: 'access.not-for-role', status: 403 },
    { why: 'from another township', who: people.pema, more: {}, code: 'record.not-found', status: 404 },
    {
      why: 'for a day that is over',
      who: people.dolma,
      more: { until: '2026-03-08' },
      code: 'approval.day-over',
      status: 400,
    },
    {
      why: 'for longer than a year',
      who: people.dolma,
      more: { until: '2027-03-11' },
      code: 'approval.too-long',
      status: 400,
    },
    {
      why: 'for whoever nobody knows',
      who: people.dolma,
      more: { reader: 'w-nobody' },
      code: 'worker.unknown',
      status: 400,
    },
    {
      why: 'for a worker of another county',
      who: people.dolma,
      more: { reader: 'w-foreign' },
      code: 'serve.other-county',
      status: 409,
    },
    {
      why: 'for an area',
      who: people.dolma,
      more: { subject: { type: 'area', id: GRID } },
      code: 'approval.no-record',
      status: 400,
    },
  ])('is not given $why, and nothing is written', async ({ who, more, code, status }) => {
    const stored = table.all();
    expect(await give(who, more)).toMatchObject({ status, body: { code } });
    expect(table.all()).toEqual(stored);
  });

  it('is not given by who entered what it opens', async () => {
    ({ call, table, moveTo } = await aPrefecture(everything));
    await enter(people.dolma);
    expect(await give(people.dolma)).toMatchObject({ status: 403, body: { code: 'approval.own-entry' } });
    expect((await give(people.tashi)).status).toBe(201);
  });

  it('is one however often it is sent, and is not brought back by a late second sending', async () => {
    const first = await give(people.dolma);
    const later = await give(people.dolma, { id: '01JQ0000000000000000000003', until: '2026-03-20' });
    expect(later.body).toMatchObject({ until: '2026-03-20', version: 2 });
    expect(await give(people.dolma)).toEqual(first);
    const { items } = (await call('GET', `/households/${DOOR}/approvals`, people.dolma)).body;
    expect(items).toMatchObject([{ reader: 'w-zhuoma', givenBy: 's-village', until: '2026-03-20' }]);
  });

  it('is asked of whoever answers above, never of who entered it, and the request names nobody', async () => {
    ({ call, table, moveTo } = await aPrefecture(everything));
    const answers = async (area: string, liaison: string) => {
      const item = table.all().find(({ sk }) => sk === `AREA#${area}`);
      await table.load([{ pk: '', sk: '', ...item, liaison }]);
    };
    await answers(VILLAGE, 's-village');
    await answers(GRID.slice(0, 9), 's-township');
    await enter(people.dolma);
    expect(await inboxOf(people.dolma)).toEqual([]);
    const items = await inboxOf(people.tashi);
    expect(items).toMatchObject([{ kind: 'approval', about: 'wanted', grid: GRID, household: DOOR }]);
    expect(holdsChild(items)).toBe(false);
  });
});
