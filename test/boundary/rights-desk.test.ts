import { beforeEach, describe, expect, it } from 'vitest';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import type { Claims } from '../support/call.ts';
import { aHousehold, aWorker, COUNTY, GRID } from '../support/register.ts';

const ID = '01JQ0000000000000000000001';
const DOOR = aHousehold(GRID, 1).id;
const desk = people.yangjin;
const other: Claims = { ...desk, sub: 'd-other' };
const third: Claims = { ...desk, sub: 'd-third' };
const words = 'I want to know what is written about me.';

let world: Awaited<ReturnType<typeof aPrefecture>>;
beforeEach(async () => {
  world = await aPrefecture([...cases, ...register, ...staff]);
  const atDesk = (id: string) => workerItem(aWorker(id, { role: 'rights-desk', area: COUNTY }));
  await world.table.load([desk.sub, other.sub, third.sub].map(atDesk));
});
const send = (who: Claims, more: object = {}) =>
  world.call('POST', '/cases', who, {
    body: { id: ID, kind: 'data-rights-request', subject: { type: 'household', id: DOOR }, words, ...more },
  });
const step = (verb: string, who: Claims, body: unknown = {}) =>
  world.call('POST', `/cases/${ID}/${verb}`, who, { body });

describe('a request about data', () => {
  it('is taken, answered and closed at the desk, by more than one person, and its reading is noted', async () => {
    expect((await send(desk)).status).toBe(201);
    expect((await step('accept', desk)).status).toBe(200);
    expect((await step('assign', desk, { to: { worker: other.sub } })).status).toBe(200);
    expect((await step('start', other)).status).toBe(200);
    expect((await step('answer', other, { result: 'solved', words: 'A copy was handed over.' })).status).toBe(
      200,
    );
    expect((await step('verify', desk, { reached: 'confirmed' })).status).toBe(200);
    expect((await step('close', desk)).status).toBe(403);
    expect((await step('close', third)).status).toBe(200);
    expect((await world.call('GET', `/cases/${ID}`, other)).body.shown).toBe('whole');
    const log = await world.call('GET', `/households/${DOOR}/access-log`, desk);
    expect(log.body.items).toMatchObject([{ reader: other.sub, purpose: 'case.track' }]);
    const reader = await world.call('GET', `/workers/${log.body.items[0].reader}`, desk);
    expect(reader.body).toMatchObject({ name: `Worker ${other.sub}` });
    expect(world.table.all().filter(({ pk }) => pk === `ACCESS#worker:${other.sub}`)).toHaveLength(1);
  });

  it('is found in the list of the desk, where nothing else is', async () => {
    await send(desk);
    await world.call('POST', '/cases', people.zhuoma, {
      body: { id: ID.replace(/1$/, '2'), kind: 'question', subject: { type: 'household', id: DOOR }, words },
    });
    const { body } = await world.call('GET', '/cases', desk);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([ID]);
    expect((await world.call('GET', `/cases/${ID.replace(/1$/, '2')}`, desk)).status).toBe(404);
  });

  it.each(['question', 'safeguarding', 'complaint'])('is all that the desk takes in: no %s', async (kind) => {
    const before = world.table.all();
    expect((await send(desk, { kind })).status).toBe(403);
    expect(world.table.all()).toEqual(before);
  });

  it('is all that somebody of the desk is given', async () => {
    await send(people.zhuoma, { kind: 'question' });
    await step('accept', people.tashi);
    expect((await step('assign', people.tashi, { to: { worker: other.sub } })).status).toBe(409);
  });

  it('does not reach the liaison of those who ask', async () => {
    await send(desk);
    expect((await world.call('GET', `/cases/${ID}`, people.zhuoma)).status).toBe(404);
    expect((await world.call('GET', '/cases', people.zhuoma)).body.items).toEqual([]);
  });
});
