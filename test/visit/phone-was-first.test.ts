import { beforeEach, describe, expect, it } from 'vitest';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as handover } from '../../functions/http/handover/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as slips } from '../../functions/http/slips/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { visitFaults } from '../harness/invariants/visits.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import type { Claims } from '../support/call.ts';
import * as people from '../support/register.ts';
import { aTask, home } from '../support/visits.ts';

const { GRID, zhuoma, cairang, township } = people;
const id = (n: number) => `01JQ00000000000000000007${String(n).padStart(2, '0')}`;
const HOME = home(1, GRID);
/** Of a colleague, whom only the link lets come to this door. */
const OTHER_HOME = home(2, GRID);
const { origin } = aTask();
const DAY = '2026-03-09';
/** The phone finds a network again. */
const LATER = '2026-03-20T02:00:00.000Z';
const done = {
  id: id(1),
  outcome: 'done',
  day: DAY,
  given: [{ kind: 'matter-done' }],
  requests: [{ id: id(2), kind: 'household-request', words: 'The well is dry.' }],
  again: '2026-03-15',
};

const setUp = async () => {
  const routes = [...cases, ...handover, ...register, ...relocation, ...slips, ...staff, ...visits];
  const test = await aPrefecture(routes, [
    ...people.linkedHousehold(GRID, 1, 'w-zhuoma'),
    ...people.linkedHousehold(GRID, 2, 'w-twin'),
  ]);
  await loadTasks(
    test.ctx,
    [HOME, OTHER_HOME].map((household) => aTask({ household })),
  );
  // Only who comes there, or stands in for them, records a visit.
  const deputy = { worker: 'w-zhuoma', deputy: 'w-cairang', from: DAY, to: '2026-03-31', reason: 'leave' };
  expect((await test.call('POST', '/deputies', township, { body: deputy })).status).toBe(201);
  return test;
};
let { call, table, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, table, moveTo } = await setUp());
});

const record = (body: object = done, who: Claims = zhuoma, at = HOME) =>
  call('POST', `/tasks/${origin}/${at}/outcome`, who, { body });
const partsOf = ({ body }: { body: { parts?: { part: string; kept: boolean; code: string }[] } }) =>
  body.parts?.map(({ part, kept, code }) => `${part} ${kept} ${code}`);
const recordOf = async (who: Claims, at = HOME) => (await call('GET', `/households/${at}/record`, who)).body;
const plannedFor = async (who: Claims, at = HOME) => (await recordOf(who, at)).planned;
describe('when another phone was first', () => {
  const first = { id: id(20), outcome: 'not-at-home', day: DAY };
  beforeEach(async () => {
    await record(first, cairang);
  });

  it('what was asked for and given is kept beside it, each part with its answer', async () => {
    moveTo(LATER);
    const answer = await record();
    expect(answer.status).toBe(201);
    expect(partsOf(answer)).toEqual([
      'outcome false visit.recorded-already',
      'request true kept',
      'service true kept',
      'again true visit.again-passed',
    ]);
    expect(answer.body.parts[0].detail).toMatch(/\w/);
    expect(answer.body.slip).toMatch(/-/);
    const { items, planned } = await recordOf(zhuoma);
    expect(items.map(({ type }: { type: string }) => type)).toEqual(['visit', 'service', 'case']);
    expect(planned).toHaveLength(1);
    const stored = table.all();
    expect(await record()).toEqual(answer);
    moveTo('2026-05-20T02:00:00.000Z');
    expect(await record()).toEqual(answer);
    expect(table.all()).toEqual(stored);
    expect(visitFaults(table.all())).toEqual([]);
  });

  it('of three phones each has its own', async () => {
    const second = await record();
    const third = await record({ ...done, id: id(30), requests: [], again: undefined }, township);
    expect(partsOf(third)).toEqual(['outcome false visit.recorded-already', 'service true kept']);
    expect(await record()).toEqual(second);
    expect(visitFaults(table.all())).toEqual([]);
  });

  it('one visit that follows is enough', async () => {
    await record();
    const third = await record({ ...done, id: id(30), requests: [], again: '2026-03-22' }, township);
    expect(partsOf(third)).toEqual([
      'outcome false visit.recorded-already',
      'service true kept',
      'again false visit.again-planned',
    ]);
    expect(third.body.visit).not.toHaveProperty('followUp');
  });

  it('with nothing to keep it is refused as before', async () => {
    const stored = table.all();
    const answer = await record({ id: id(1), outcome: 'done', day: DAY });
    expect(answer).toMatchObject({ status: 409, body: { code: 'visit.recorded-already' } });
    expect((await record({ id: id(1), outcome: 'moved', day: DAY })).status).toBe(409);
    expect(table.all()).toEqual(stored);
  });

  it('nobody records their own visit twice', async () => {
    await record();
    const stored = table.all();
    const again = { ...done, id: id(40), requests: [{ ...done.requests[0], id: id(41) }] };
    expect(await record(again)).toMatchObject({ status: 409, body: { code: 'visit.recorded-already' } });
    expect(table.all()).toEqual(stored);
  });

  it('both at once are kept, one of them as the outcome', async () => {
    ({ call, table, moveTo } = await setUp());
    const other = { ...done, id: id(50), requests: [{ ...done.requests[0], id: id(51) }] };
    const both = await Promise.all([record(), record(other, cairang)]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both.map((one) => partsOf(one)?.[0]).toSorted()).toEqual([
      'outcome false visit.recorded-already',
      'outcome true kept',
    ]);
    expect(visitFaults(table.all())).toEqual([]);
  });

  it('what each has recorded is taken back by itself', async () => {
    await record();
    const back = (of: string, who: Claims, n: number) =>
      call('POST', `/tasks/${origin}/${HOME}/outcome/take-back`, who, { body: { id: id(n), of } });
    expect((await back(first.id, cairang, 60)).status).toBe(201);
    const origins = async () =>
      (await plannedFor(zhuoma)).map(({ origin }: { origin: string }) => origin).toSorted();
    expect(await origins()).toEqual([origin, `${origin}.f1`]);
    expect(visitFaults(table.all())).toEqual([]);
    const taken = await back(done.id, zhuoma, 61);
    expect(taken.status).toBe(201);
    expect(await back(done.id, zhuoma, 61)).toEqual(taken);
    expect(await origins()).toEqual([origin]);
    expect(visitFaults(table.all())).toEqual([]);
    expect((await record({ ...first, id: id(62) }, cairang)).status).toBe(201);
    expect((await record()).body.visit.day).toBe(DAY);
  });
});
