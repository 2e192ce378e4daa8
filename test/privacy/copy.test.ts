import { beforeEach, describe, expect, it } from 'vitest';
import { canaryWorld, contact, household, office } from '../support/canary-world.ts';
import * as people from '../support/register.ts';

const REQUEST = '01JQ00000000000000000000R1';
const NEIGHBOURS = '01JQ00000000000000000000R2';
const OTHER = 'Zeisig';
const isOther = (value: unknown) => (JSON.stringify(value) ?? '').includes(OTHER);

let world: Awaited<ReturnType<typeof canaryWorld>>;
const copy = () => world.call('GET', `/rights-requests/${REQUEST}/copy`, people.rightsDesk);
const ask = (right: string) =>
  world.call('POST', '/rights-requests', people.rightsDesk, {
    body: { id: REQUEST, household: household.id, right },
  });

beforeEach(async () => {
  world = await canaryWorld();
  const subject = { type: 'household', id: household.id };
  const requester = { name: `${OTHER} Dorje`, relation: 'neighbour' };
  const report = {
    id: NEIGHBOURS,
    kind: 'question',
    subject,
    requester,
    words: `${OTHER} hears them at night.`,
  };
  expect((await world.call('POST', '/cases', people.zhuoma, { body: report })).status).toBe(201);
  await world.call('POST', `/cases/${NEIGHBOURS}/accept`, people.township, { body: {} });
  await world.call('POST', `/cases/${NEIGHBOURS}/assign`, people.township, {
    body: { to: { unit: 'xh-roads' } },
  });
  const note = { words: `${OTHER} says the same.` };
  await world.call('POST', `/cases/${NEIGHBOURS}/notes`, office, { body: note });
});

describe('P-d a copy that is given to a person', () => {
  it('holds what is kept of them: the register, what they asked and were answered, visits and contacts, and who read it', async () => {
    await ask('copy');
    await world.call('POST', '/contacts', people.zhuoma, { body: contact });
    await world.call('GET', `/households/${household.id}`, people.zhuoma);
    const { status, body } = await copy();
    expect(status).toBe(200);
    expect(body.household).toMatchObject({ name: 'Kanarie Tashi', birthYear: 1950 });
    expect(body.visits).toMatchObject([{ reason: 'no-work' }]);
    const given = [{ kind: 'matter-done', quantity: 1, people: 1 }];
    expect(body.contacts).toEqual([{ day: '2026-03-09', mode: 'phone', purpose: 'errand', given }]);
    const own = body.cases.find(({ kind }: { kind: string }) => kind === 'household-request');
    expect(own.requester).toMatchObject({ name: 'Kanarie', relation: 'self' });
    const said = own.steps.filter(({ words }: { words?: string }) => words !== undefined);
    expect(said.map(({ step }: { step: string }) => step)).toEqual(['reported', 'answered']);
    expect(body.accesses).toContainEqual(
      expect.objectContaining({ role: 'worker', area: people.GRID, purpose: 'household.read' }),
    );
    expect(body.accesses).toContainEqual(expect.objectContaining({ purpose: 'rights.copy' }));
  });

  it('holds nobody else: no neighbour who asked, nobody in a note, and no member of staff', async () => {
    await ask('copy');
    const { body } = await copy();
    expect(body.cases).toHaveLength(2);
    expect(isOther(world.table.all())).toBe(true);
    expect(isOther(body)).toBe(false);
    const staff = ['w-zhuoma', 'w-cairang', 's-township', 'h-roads', people.rightsDesk.sub];
    for (const name of staff) expect(JSON.stringify(body)).not.toContain(`"${name}"`);
  });

  it.each(['explain', 'erase'])('is not made for a request to %s', async (right) => {
    await ask(right);
    expect(await copy()).toMatchObject({ status: 409, body: { code: 'rights.no-copy' } });
  });

  it('is not for another county', async () => {
    await ask('copy');
    const elsewhere = { ...people.rightsDesk, doorstep_area: people.OTHER_COUNTY };
    expect((await world.call('GET', `/rights-requests/${REQUEST}/copy`, elsewhere)).status).toBe(404);
  });
});
