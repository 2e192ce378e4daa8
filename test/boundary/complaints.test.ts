import { beforeEach, describe, expect, it } from 'vitest';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as oversight } from '../../functions/http/oversight/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { unitItem } from '../../shared/unit/store/unit-item.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import type { Claims } from '../support/call.ts';
import { aHousehold, COUNTY, GRID, TOWNSHIP } from '../support/register.ts';
import { aUnit } from '../support/units.ts';

const ID = '01JQ0000000000000000000001';
const DOOR = aHousehold(GRID, 1).id;
const WHO = 'Kanarie Tashi';
const WORDS = 'They asked for money before they mended the lane.';
const complaint = {
  id: ID,
  kind: 'complaint',
  aboutUnit: 'xh-roads',
  subject: { type: 'household', id: DOOR },
  words: WORDS,
  requester: { name: WHO },
};

let world: Awaited<ReturnType<typeof aPrefecture>>;
beforeEach(async () => {
  world = await aPrefecture([...cases, ...oversight, ...visits]);
  await world.table.load([
    unitItem(aUnit('xh-inspection', { area: COUNTY })),
    unitItem(aUnit('xh-town-hall', { area: TOWNSHIP })),
  ]);
});
const send = (more: object = {}, who: Claims = people.tashi) =>
  world.call('POST', '/cases', who, { body: { ...complaint, ...more } });
const get = (target: string, who: Claims) => world.call('GET', target, who);
const step = (verb: string, who: Claims, body: unknown = {}) =>
  world.call('POST', `/cases/${ID}/${verb}`, who, { body });

/** No trace of the case, or of who brought it: wherever this person looks. */
const knowsNothing = async (who: Claims) => {
  for (const target of [`/cases/${ID}`, `/cases/${ID}/deadlines`, `/cases/${ID}/follow-ups`])
    expect({ target, status: (await get(target, who)).status }).toEqual({ target, status: 404 });
  for (const of of ['mine', 'area', 'reported']) {
    const { status, body } = await get(`/cases?of=${of}`, who);
    expect({ of, status }).toEqual({ of, status: 200 });
    expect(body.items).toEqual([]);
    expect(JSON.stringify(body)).not.toContain(WHO);
  }
};

describe('C04 a complaint about an office', () => {
  it('is accepted within a working day and resolved within 15 days', async () => {
    const { status, body } = await send();
    expect({ status, due: body.clock?.dueOn }).toEqual({ status: 201, due: '2026-03-10' });
    expect((await step('accept', people.tashi)).body.clock).toMatchObject({
      stage: 'resolve',
      dueOn: '2026-03-24',
    });
  });

  it('is not known to that office, nor is who brought it, at any stage', async () => {
    await send();
    await knowsNothing(people.dorje);
    await step('accept', people.tashi);
    await step('assign', people.tashi, { to: { unit: 'xh-inspection' } });
    await knowsNothing(people.dorje);
  });

  it.each([
    { to: { unit: 'xh-roads' }, what: 'the office itself' },
    { to: { worker: 'h-roads' }, what: 'one of its people' },
  ])('is not given to $what', async ({ to }) => {
    await send();
    await step('accept', people.tashi);
    const before = world.table.all();
    expect((await step('assign', people.tashi, { to })).status).toBeGreaterThanOrEqual(400);
    expect(world.table.all()).toEqual(before);
    expect((await step('assign', people.tashi, { to: { unit: 'xh-inspection' } })).status).toBe(200);
  });

  it('is worked on by another office, which reads it', async () => {
    await send();
    await step('accept', people.tashi);
    await step('assign', people.tashi, { to: { unit: 'xh-inspection' } });
    const other = { ...people.dorje, sub: 'h-inspection', doorstep_unit: 'xh-inspection' };
    expect((await get(`/cases/${ID}`, other)).body).toMatchObject({
      shown: 'whole',
      about: { unit: 'xh-roads' },
    });
  });

  it.each([
    { who: people.zhuoma, what: 'the liaison of the household' },
    { who: people.cairang, what: 'a colleague in the grid' },
  ])('does not reach $what', async ({ who }) => {
    await send();
    await knowsNothing(who);
    expect((await get(`/households/${DOOR}/record`, who)).body.items).toEqual([]);
  });

  it('about the office of a township is for the county to take in, and not for those who head the place', async () => {
    await send({ aboutUnit: 'xh-town-hall' }, people.sonam);
    await knowsNothing(people.tashi);
    await knowsNothing(people.dolma);
    expect((await step('accept', people.tashi)).status).toBe(404);
    expect((await step('accept', people.sonam)).status).toBe(200);
    expect((await step('assign', people.sonam, { to: { unit: 'xh-inspection' } })).status).toBe(200);
  });

  it.each([
    { why: 'without an office', more: { aboutUnit: undefined }, at: '#/aboutUnit' },
    { why: 'about an office that there is not', more: { aboutUnit: 'xh-nobody' }, at: '#/aboutUnit' },
    { why: 'that is a question', more: { kind: 'question' }, at: '#/aboutUnit' },
  ])('$why is refused', async ({ more, at }) => {
    const before = world.table.all();
    const { status, body } = await send(more);
    expect({ status, at: body.errors?.[0]?.pointer }).toEqual({ status: 400, at });
    expect(world.table.all()).toEqual(before);
  });

  it('stays one: nobody makes it a question that the office would read', async () => {
    await send();
    expect((await step('correct', people.tashi, { words: 'A wrong kind.', kind: 'question' })).status).toBe(
      409,
    );
  });
});
