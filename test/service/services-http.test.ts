import { beforeEach, describe, expect, it } from 'vitest';
import { routes as caseRoutes } from '../../functions/http/cases/routes.ts';
import { routes as oversight } from '../../functions/http/oversight/routes.ts';
import { routes } from '../../functions/http/visits/routes.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { callerOf } from '../support/call.ts';
import { testContext } from '../support/context.ts';
import { meanwhile } from '../support/meanwhile.ts';
import { aVillage, county, dorje, school, stranger, township, VILLAGE, zhuoma } from '../support/village.ts';
import { aHousehold, home } from '../support/visits.ts';

const ID = '01JW0000000000000000000001';
const OTHER = '01JW0000000000000000000002';
const CASE = '01JC0000000000000000000001';
const subject = { type: 'household', id: home(1) };
const relief = { id: ID, subject, day: '2026-03-08', kind: 'money', people: 4, valueFen: 50_000 };
const course = {
  id: ID,
  subject: { type: 'area', id: VILLAGE },
  programme: 'partnership',
  day: '2026-03-08',
  kind: 'training',
  people: 31,
};

let { call, table } = await aVillage([...routes, ...oversight, ...caseRoutes]);
beforeEach(async () => {
  ({ call, table } = await aVillage([...routes, ...oversight, ...caseRoutes]));
});
const enter = (body: unknown, claims = zhuoma) => call('POST', '/services', claims, { body });
const recordOf = async (household: string) =>
  (await call('GET', `/households/${household}/record`, zhuoma)).body.items;
const moveAway = () => {
  const { id, version, createdAt } = aHousehold(1, { version: 2 });
  const to = { movedTo: home(9), movedOn: '2026-03-09', reason: 'filed-wrongly' } as const;
  const there = aHousehold(9, { formerly: [home(1)] });
  return table.load([
    householdItem(there),
    householdItem({ status: 'moved', id, version, createdAt, ...to }),
  ]);
};
const withoutLog = () => table.all().filter(({ pk }) => !pk.startsWith('ACCESS#'));

describe('POST /services', () => {
  it('enters what was given, shows it in the record of the household, and notes who looked', async () => {
    const answer = await enter(relief);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      ...relief,
      area: home(1).slice(0, 15),
      programme: 'household',
      quantity: 1,
    });
    expect(await recordOf(home(1))).toEqual([{ type: 'service', service: answer.body }]);
    const [access] = table.all().filter(({ pk }) => pk === `ACCESS#${home(1)}`);
    expect(access).toMatchObject({ reader: 'w-zhuoma', purpose: 'service.enter' });
  });

  it('enters it once, at once or later, and even when the household has moved since', async () => {
    const [one, two] = await Promise.all([enter(relief), enter(relief)]);
    expect(two).toEqual(one);
    const stored = withoutLog();
    await moveAway();
    expect(await enter(relief)).toEqual(one);
    expect(withoutLog().filter(({ pk }) => !pk.startsWith('GRID#'))).toEqual(
      stored.filter(({ pk }) => !pk.startsWith('GRID#')),
    );
    expect(await enter({ ...relief, id: OTHER })).toMatchObject({
      status: 201,
      body: { subject: { type: 'household', id: home(9) } },
    });
  });

  it('answers with what the same sending has entered, though the household moves in the same moment', async () => {
    const first: unknown[] = [];
    const twin = async () => {
      first.push(await enter(relief));
      await moveAway();
    };
    const { ctx: late } = testContext(meanwhile(table, ({ sk }) => sk === 'SERVICE', twin));
    const answer = await callerOf(oversight, late)('POST', '/services', zhuoma, { body: relief });
    expect(answer.status).toBe(201);
    expect(first).toEqual([answer]);
  });

  it('enters what an area was given as a count of people', async () => {
    expect((await enter(course, township)).body).toMatchObject({ area: VILLAGE, people: 31 });
    expect(JSON.stringify(table.all())).not.toMatch(/attend|participant/);
  });

  it('says which case it answers, if that is about the same door', async () => {
    const about = (n: number) => ({ ...subject, id: home(n) });
    const report = { id: CASE, kind: 'household-request', subject: about(1), words: 'The roof leaks.' };
    await call('POST', '/cases', zhuoma, { body: report });
    expect((await enter({ ...relief, caseId: CASE })).body.from).toEqual({ type: 'case', id: CASE });
    expect((await enter({ ...relief, id: OTHER, caseId: CASE, subject: about(2) })).status).toBe(400);
    const trigger = { id: OTHER, kind: 'no-work', household: home(2), caseId: CASE };
    expect((await call('POST', '/triggers', zhuoma, { body: trigger })).status).toBe(400);
    const same = { ...trigger, household: home(1) };
    expect((await call('POST', '/triggers', zhuoma, { body: same })).status).toBe(201);
  });

  it.each([
    { why: 'another body under the same id', body: { ...relief, valueFen: 60_000 }, status: 422 },
    { why: 'another day under the same id', body: { ...relief, day: '2026-03-07' }, status: 422 },
    { why: 'the id of somebody else', body: relief, claims: dorje, status: 409 },
  ])('refuses $why', async ({ body, claims, status }) => {
    await enter(relief);
    const stored = withoutLog();
    expect((await enter(body, claims)).status).toBe(status);
    expect(withoutLog()).toEqual(stored);
  });

  it.each([
    { why: 'money without its value', body: { ...relief, valueFen: undefined }, status: 400 },
    { why: 'a day to come', body: { ...relief, day: '2026-03-10' }, status: 400 },
    { why: 'what was given long ago', body: { ...relief, day: '2026-02-01' }, status: 400 },
    { why: 'who was there', body: { ...course, attended: ['Dorje'] }, claims: township, status: 400 },
    { why: 'what is held at a site', body: { ...course, programme: 'site' }, claims: township, status: 400 },
    { why: 'a case that nobody knows', body: { ...relief, caseId: CASE }, status: 404 },
    { why: 'a worker of another grid', body: relief, claims: stranger, status: 404 },
    { why: 'who oversees from above', body: relief, claims: county, status: 403 },
    { why: 'a village, by a worker of one grid', body: course, status: 404 },
    {
      why: 'a door that is not there',
      body: { ...relief, subject: { ...subject, id: home(8) } },
      status: 404,
    },
  ])('refuses $why and writes nothing', async ({ body, claims = zhuoma, status }) => {
    const stored = withoutLog();
    expect((await enter(body, claims)).status).toBe(status);
    expect(withoutLog()).toEqual(stored);
  });

  it('is taken from an office that answers for the area', async () => {
    expect((await enter(relief, school)).status).toBe(201);
  });
});
