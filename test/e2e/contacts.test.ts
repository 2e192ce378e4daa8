import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Host, startHost } from '../../local/host.ts';
import { addDays, dayOf } from '../../shared/base/instant.ts';
import { newUlid } from '../../shared/runtime/context.ts';
import { ask, tokenOf } from '../support/host/ask.ts';
import { freshFolder, WITHIN_MS } from '../support/host/run-host.ts';

const TOWNSHIP = '623027101';
const today = dayOf(new Date().toISOString());
const newId = () => newUlid(Date.now());
/** Fewer than five are not told. */
const DOORS = 5;

let host: Host;
beforeAll(async () => {
  host = await startHost({ dataDir: freshFolder(), port: 0 });
}, WITHIN_MS);
afterAll(() => host.stop());

const as = async (user: string) => {
  const token = await tokenOf(host.url, user);
  const send = (method: string) => async (path: string, body?: unknown) => {
    const answer = await ask(`${host.url}${path}`, {
      method,
      token,
      ...(body === undefined ? {} : { body }),
    });
    return answer;
  };
  return { get: send('GET'), post: send('POST') };
};

it('a worker looks in, rings up, gives and is asked for something, and takes back what was another door', {
  timeout: WITHIN_MS,
}, async () => {
  const [worker, supervisor, colleague] = await Promise.all(['w-zhuoma', 's-township', 'w-tashi'].map(as));
  if (!worker || !supervisor || !colleague) throw new Error('Nobody is there.');
  const done = async () => (await supervisor.get(`/areas/${TOWNSHIP}/done`)).body.items[0];
  const before = await done();
  expect(before).toMatchObject({ visits: '<5', contacts: { 'in-person': '<5', phone: '<5' } });

  const { body } = await worker.get('/households?limit=100');
  const doors = body.items.slice(0, DOORS).map(({ id }: { id: string }) => id);
  expect(doors).toHaveLength(DOORS);
  const about = (id: string, mode: string, purpose: string) => ({
    ...{ id: newId(), subject: { type: 'household', id }, day: today, mode, purpose },
  });

  // At the first door somebody asks for something. The answer is lost on the way; the phone sends it again.
  const asked = { id: newId(), kind: 'household-request', words: 'The lane behind the house is washed out.' };
  const first = {
    ...about(doors[0], 'in-person', 'look-in'),
    given: [{ kind: 'matter-done' }, { kind: 'goods', quantity: 2, people: 4, valueFen: 12_000 }],
    requests: [asked],
  };
  const lost = await worker.post('/contacts', first);
  expect(lost.status).toBe(201);
  expect((await worker.post('/contacts', first)).body).toEqual(lost.body);
  expect((await worker.post('/contacts', { ...first, purpose: 'errand' })).status).toBe(422);
  for (const door of doors.slice(1)) await worker.post('/contacts', about(door, 'in-person', 'look-in'));
  expect(await done()).toMatchObject({ visits: 5, contacts: { 'in-person': 5, phone: '<5' } });

  // What was rung about last week, and what was longer ago than anybody may enter.
  const rung = { ...about(doors[0], 'phone', 'errand'), day: addDays(today, -7) };
  expect((await worker.post('/contacts', rung)).status).toBe(201);
  const old = await worker.post('/contacts', { ...rung, id: newId(), day: addDays(today, -32) });
  expect(old).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/day' }] } });
  // Nobody else's door, though it is the grid beside.
  expect((await colleague.post('/contacts', { ...rung, id: newId() })).status).toBe(404);

  const record = async () => (await worker.get(`/households/${doors[0]}/record`)).body.items;
  const types = (items: { type: string }[]) => items.map(({ type }) => type);
  expect(types(await record())).toEqual(['contact', 'contact', 'service', 'service', 'case']);
  expect((await worker.get(`/cases/${asked.id}`)).body.status).toBe('reported');

  // It was another door that was rung up.
  const back = await worker.post(`/contacts/${rung.id}/take-back`, { id: newId() });
  expect(back).toMatchObject({ status: 201, body: { contact: rung.id, takenBackOn: today } });
  const { body: list } = await worker.get(`/contacts?subject=${doors[0]}`);
  expect(list.items).toMatchObject([{ id: first.id }, { id: rung.id, takenBack: { by: 'w-zhuoma' } }]);
  expect(await done()).toMatchObject({ visits: 5, contacts: { 'in-person': 5 } });
});

it('an office pays for a roof from its fund, says that it was less, and asks for no more than there is', {
  timeout: WITHIN_MS,
}, async () => {
  const [worker, office] = await Promise.all(['w-zhuoma', 'h-roads'].map(as));
  if (!worker || !office) throw new Error('Nobody is there.');
  const [door] = (await worker.get('/households?limit=100')).body.items;
  const fund = newId();
  const keeper = { name: 'Roofs before winter', programme: 'household', area: '623027', unit: 'xh-roads' };
  expect((await office.post('/funds', { id: fund, ...keeper })).status).toBe(201);
  const gift = { kind: 'received', amountFen: 500_000, day: today, giver: { type: 'person' } };
  await office.post(`/funds/${fund}/entries`, { id: newId(), ...gift });

  const roof = {
    ...{ id: newId(), subject: { type: 'household', id: door.id }, day: today, kind: 'adaptation' },
    ...{ people: 4, valueFen: 450_000, unit: 'xh-roads', fund },
  };
  const paid = await office.post('/services', roof);
  expect(paid.status).toBe(201);
  expect((await office.post('/services', roof)).body).toEqual(paid.body);
  const tooMuch = await office.post('/services', { ...roof, id: newId(), valueFen: 50_001 });
  expect(tooMuch).toMatchObject({ status: 409, body: { code: 'money.not-enough' } });
  const instead = { kind: 'adaptation', people: 4, valueFen: 405_000 };
  expect((await office.post(`/services/${roof.id}/correct`, { id: newId(), instead })).status).toBe(201);
  expect((await office.get(`/funds/${fund}`)).body).toMatchObject({ spentFen: 405_000, freeFen: 95_000 });
  // The payment, sent once more after all that, is answered as it was.
  expect((await office.post('/services', roof)).body).toEqual(paid.body);
});
