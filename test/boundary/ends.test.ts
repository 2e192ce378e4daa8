import { beforeEach, describe, expect, it } from 'vitest';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { unitItem } from '../../shared/unit/store/unit-item.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import type { Claims } from '../support/call.ts';
import { aHousehold, FAR_GRID, GRID } from '../support/register.ts';
import { aUnit } from '../support/units.ts';

const ID = '01JQ0000000000000000000001';
const OTHER = '01JQ0000000000000000000002';
const DOOR = aHousehold(GRID, 1).id;
const door = { type: 'household', id: DOOR };
const words = 'It was entered by mistake.';

let world: Awaited<ReturnType<typeof aPrefecture>>;
beforeEach(async () => {
  world = await aPrefecture([...cases, ...visits, ...register, ...relocation]);
});
const report = (more: object = {}, who: Claims = people.zhuoma) =>
  world.call('POST', '/cases', who, {
    body: { id: ID, kind: 'question', subject: door, words: 'Please come.', ...more },
  });
const step = (verb: string, who: Claims, body: unknown = {}, id = ID) =>
  world.call('POST', `/cases/${id}/${verb}`, who, { body });
const ends = { refuse: { words, goTo: 'The county.' }, withdraw: { words } } as const;
type End = keyof typeof ends;

const notSolved = async (): Promise<void> => {
  await report();
  await step('accept', people.tashi);
  await step('assign', people.tashi, { to: { unit: 'xh-roads' } });
  await step('start', people.dorje);
  await step('answer', people.dorje, { result: 'solved', words: 'Done.' });
  await step('verify', people.zhuoma, { reached: 'not-solved' });
  await step('start', people.dorje);
  await step('answer', people.dorje, { result: 'solved', words: 'Done again.' });
  await step('verify', people.zhuoma, { reached: 'not-solved' });
};

describe.each(Object.keys(ends) as End[])('an end without an answer, to %s', (verb) => {
  it('is not for the village where the requester said twice that nothing is solved', async () => {
    await notSolved();
    const before = world.table.all();
    expect(await step(verb, people.dolma, ends[verb])).toMatchObject({
      status: 403,
      body: { code: 'case.end-above' },
    });
    expect(world.table.all()).toEqual(before);
    expect((await step(verb, people.sonam, ends[verb])).status).toBe(200);
  });

  it('is not for the village where somebody may be in danger', async () => {
    await report({ kind: 'safeguarding', priority: 'P1' });
    expect((await step(verb, people.dolma, ends[verb])).status).toBe(403);
    expect((await step(verb, people.tashi, ends[verb])).status).toBe(200);
  });

  it('is for the village where nothing speaks against it', async () => {
    await report();
    expect((await step(verb, people.dolma, ends[verb])).status).toBe(200);
  });
});

describe('merging', () => {
  it.each([
    {
      what: 'safeguarding into a question',
      one: { kind: 'safeguarding', priority: 'P1' },
      code: 'case.merge-never',
      status: 409,
    },
    {
      what: 'a question into safeguarding',
      other: { kind: 'safeguarding', priority: 'P1' },
      code: 'case.merge-never',
      status: 409,
    },
    {
      what: 'what is about another household',
      other: { subject: { type: 'area', id: GRID } },
      code: 'case.merge-other',
      status: 403,
    },
    {
      what: 'what is of another kind',
      other: { kind: 'public-space' },
      code: 'case.merge-other',
      status: 403,
    },
  ])('$what is refused, and leaves both as they were', async ({ one = {}, other = {}, code, status }) => {
    await report(one);
    await report({ id: OTHER, ...other });
    const before = world.table.all();
    const answer = await step('merge', people.dolma, { into: OTHER, words: 'The same matter.' });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(world.table.all()).toEqual(before);
  });

  it('of what differs is for the level above, with its reason', async () => {
    await report();
    await report({ id: OTHER, kind: 'public-space' });
    expect((await step('merge', people.tashi, { into: OTHER })).status).toBe(403);
    expect((await step('merge', people.tashi, { into: OTHER, words: 'One and the same lane.' })).status).toBe(
      200,
    );
    const { timeline } = (await world.call('GET', `/cases/${ID}`, people.tashi)).body;
    expect(timeline.at(-1)).toMatchObject({ step: 'merged', words: 'One and the same lane.' });
  });
});

describe('a death', () => {
  const tell = (who: Claims) =>
    world.call('POST', `/households/${DOOR}/deaths`, who, { body: { id: ID, day: '2026-03-08' } });

  it('is not for the office of roads to declare', async () => {
    await world.table.load([unitItem(aUnit('xh-roads', { handles: ['public-space', 'question'] }))]);
    const before = world.table.all();
    expect(await tell(people.dorje)).toMatchObject({ status: 403, body: { code: 'death.other-office' } });
    expect(world.table.all()).toEqual(before);
  });

  it('is for an office that cares, which learns no day from another report', async () => {
    await world.table.load([unitItem(aUnit('xh-water', { handles: ['temporary-relief'] }))]);
    expect((await tell(people.zhuoma)).status).toBe(201);
    const body = { id: OTHER, day: '2026-03-07' };
    const answer = await world.call('POST', `/households/${DOOR}/deaths`, people.rinchen, { body });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ household: DOOR });
  });
});

describe('where a household moved to', () => {
  beforeEach(async () => {
    const body = { id: ID, to: FAR_GRID, reason: 'moved-house' };
    const { status } = await world.call('POST', `/households/${DOOR}/move`, people.wangmo, { body });
    expect(status).toBe(201);
  });
  const looks = [`/households/${DOOR}`, `/households/${DOOR}/record`];

  it.each(looks)('is not told to a colleague of the old grid: %s', async (target) => {
    const answer = await world.call('GET', target, people.cairang);
    expect(answer).toMatchObject({ status: 404, body: { code: 'record.not-found' } });
    expect(JSON.stringify(answer.body)).not.toContain(FAR_GRID);
  });

  it('is told to a registrar of both', async () => {
    const answer = await world.call('GET', looks[0] ?? '', people.wangmo);
    expect(JSON.stringify(answer.body)).toContain(FAR_GRID);
  });
});
