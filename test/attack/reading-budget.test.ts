import { beforeEach, describe, expect, it, vi } from 'vitest';
import { finishWork } from '../../functions/sweeps/finish-work.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { reads, showsPeople } from '../harness/boundary/personal-reads.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { allEndpoints } from '../support/all-endpoints.ts';
import { canaryWorld } from '../support/canary-world.ts';
import { hoursLater } from '../support/cases.ts';
import * as register from '../support/register.ts';

const { GRID, VILLAGE } = register;
/** Twice the largest number of doors that one worker comes to: the own ones, and those of a colleague who is away. */
const MOST = 600;
const doors = Array.from({ length: MOST + 150 }, (_, n) => register.aHousehold(GRID, n + 1));

let world: Awaited<ReturnType<typeof aPrefecture>>;
beforeEach(async () => {
  world = await aPrefecture(await allEndpoints(), doors.map(householdItem));
  await world.table.load([
    workerItem(register.aWorker('a-county', { role: 'auditor', area: register.COUNTY })),
  ]);
});
const look = (n: number, who = people.dolma) => world.call('GET', `/households/${doors[n]?.id}`, who);
/** Lists a hundred doors at a time, as whoever copies a register would. */
const pages = async (count: number) => {
  const answers = [];
  let next = '';
  for (let n = 0; n < count; n += 1) {
    const answer = await world.call('GET', `/households?grid=${GRID}&limit=100${next}`, people.dolma);
    answers.push(answer);
    if (answer.status === 200) next = `&cursor=${answer.body.next}`;
  }
  return answers;
};
const inboxOf = async (who: (typeof people)[keyof typeof people]) =>
  (await world.call('GET', '/me/inbox', who)).body.items.map(({ notice }: { notice: object }) => notice);
const logged = () => world.table.all().filter(({ pk }) => pk.startsWith('ACCESS#')).length;

describe('D08 the records of more people in an hour than anybody comes to', () => {
  it('are refused, say when to come again, and show and note nothing', async () => {
    const answers = await pages(7);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 429]);
    const before = logged();
    const refused = await look(MOST + 1);
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'access.too-many-people', facts: { most: MOST } },
    });
    expect(refused.headers['retry-after']).toBe('3600');
    expect(JSON.stringify(refused.body)).not.toContain('Dorje');
    expect(logged()).toBe(before);
  });

  it('leave those that were read within the hour, and everybody in the next one', async () => {
    await pages(6);
    expect((await look(3)).status).toBe(200);
    expect((await look(MOST + 1)).status).toBe(429);
    world.moveTo('2026-03-09T01:59:59.000Z');
    expect((await look(MOST + 1)).headers['retry-after']).toBe('1');
    world.moveTo('2026-03-09T02:00:00.000Z');
    expect((await look(MOST + 1)).status).toBe(200);
  });

  it('are counted for each reader by themselves', async () => {
    await pages(7);
    expect((await look(MOST + 1, people.tashi)).status).toBe(200);
  });

  it('are not got by asking at once', async () => {
    await pages(5);
    const all = await Promise.all(Array.from({ length: 150 }, (_, n) => look(500 + n)));
    expect(all.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(100);
    expect(all.filter(({ status }) => status >= 500)).toEqual([]);
    const again = await Promise.all(Array.from({ length: 150 }, (_, n) => look(500 + n)));
    expect(again.filter(({ status }) => status === 200)).toHaveLength(100);
  });

  it('keep nobody from a record that is opened in an emergency', async () => {
    await world.table.load([
      workerItem(register.aWorker('s-township', { role: 'supervisor', area: register.TOWNSHIP })),
    ]);
    for (let n = 0; n < 7; n += 1)
      await world.call('GET', `/households?grid=${GRID}&limit=100`, people.tashi);
    const body = { id: '01JQ0000000000000000000001', reason: 'danger-to-life' };
    const at = `/households/${doors[MOST + 9]?.id}/break-glass`;
    expect((await world.call('POST', at, people.tashi, { body })).status).toBe(201);
    expect((await world.call('GET', at, people.tashi)).status).toBe(200);
  });

  it('are told once to the auditors and to the one responsible above: who, and nobody else by number', async () => {
    await world.table.load([areaItem(register.anArea(register.TOWNSHIP, { liaison: 's-township' }))]);
    await pages(5);
    for (let n = 0; n < 50; n += 1) await look(MOST + n);
    // A list is too much, and then there is still room for one door.
    expect((await pages(6)).at(-1)?.status).toBe(429);
    expect((await look(MOST + 60)).status).toBe(200);
    world.moveTo(hoursLater(1));
    await finishWork(world.ctx);
    await finishWork(world.ctx);
    for (const who of [people.norbu, people.tashi]) {
      const notices = await inboxOf(who);
      expect(notices).toMatchObject([{ kind: 'many-readings', reader: people.dolma.sub, area: VILLAGE }]);
      expect(JSON.stringify(notices)).not.toContain(`${GRID}-`);
    }
    expect(await inboxOf(people.dolma)).toEqual([]);
  });
});

describe('what counting costs', () => {
  const budgetCalls = () => {
    const calls = { reads: 0, writes: 0 };
    const { get, write } = world.table;
    vi.spyOn(world.table, 'get').mockImplementation((key) => {
      if (key.pk.startsWith('READ#')) calls.reads += 1;
      return get(key);
    });
    vi.spyOn(world.table, 'write').mockImplementation((writes) => {
      if (writes.some((one) => 'put' in one && one.put.pk.startsWith('READ#'))) calls.writes += 1;
      return write(writes);
    });
    return calls;
  };

  it('is a request to read and one to write for a list, and nothing for who was read already', async () => {
    const calls = budgetCalls();
    await pages(1);
    expect(calls).toEqual({ reads: 1, writes: 1 });
    await look(3);
    await pages(1);
    expect(calls).toEqual({ reads: 1, writes: 1 });
    await look(200);
    expect(calls).toEqual({ reads: 2, writes: 2 });
  });

  it('is one write unit for each kilobyte, which holds 160 people', async () => {
    await pages(6);
    const items = world.table.all().filter(({ pk }) => pk.startsWith('READ#'));
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items).length).toBeLessThan(4_096);
  });
});

describe('every way to look at people', () => {
  const looks = showsPeople
    .map(({ method, path }) => `${method} ${path}`)
    .filter(
      (name) => name.startsWith('GET /') && !name.includes('/workers') && !name.includes('break-glass'),
    );

  it.each(looks)('is counted: %s', async (name) => {
    const { call, table } = await canaryWorld();
    const read = reads[name];
    if (read === undefined) throw new Error('Add a way to read it in personal-reads.ts.');
    expect((await call('GET', read.target, read.who)).status).toBe(200);
    expect(table.all().filter(({ pk }) => pk === `READ#${read.who.sub}`)).toHaveLength(1);
  });
});
