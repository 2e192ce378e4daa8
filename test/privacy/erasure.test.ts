import { beforeEach, describe, expect, it } from 'vitest';
import { finishWork } from '../../functions/sweeps/finish-work.ts';
import { personalFields, personalPlaces } from '../../shared/modules.ts';
import type { CaseFiles } from '../../shared/privacy/store/files-of.ts';
import { ERASURES } from '../../shared/privacy/store/rights-store.ts';
import { continueErasure } from '../../shared/privacy/use-cases/erase-household.ts';
import { eventOf } from '../../shared/publishing/event-mappers.ts';
import { useCaseFiles } from '../../shared/runtime/case-files.ts';
import { readWork } from '../../shared/table/long-work.ts';
import type { Item, Table } from '../../shared/table/table.ts';
import {
  ATTACHMENT,
  CASE,
  canaryWorld,
  contact,
  forgotten,
  household,
  isCanary,
  SLIP,
} from '../support/canary-world.ts';
import { hoursLater } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import * as people from '../support/register.ts';

const REQUEST = '01JQ00000000000000000000R1';
const AREA_CASE = '01JQ00000000000000000000R2';
const words = 'Kanarie asks for a bench at the well.';

let world: Awaited<ReturnType<typeof canaryWorld>>;
let files: Map<string, string>;
/** A bucket in memory. */
const contents: CaseFiles = {
  list: async (id) => [...files.keys()].filter((key) => key.split('/')[1] === id),
  remove: async (key) => void files.delete(key),
};

/** The canary as a resident alone: another household and a worker of that name are somebody else. */
const aResident = async () => {
  world = await canaryWorld();
  files = new Map([[`cases/${CASE}/${ATTACHMENT}`, 'Kanarie']]);
  useCaseFiles(contents);
  const others = [`HH#${forgotten.id}`, 'WORKER'];
  const strangers = world.table.all().filter((item) => isCanary(item) && others.includes(item.sk));
  await world.table.write(strangers.map(({ pk, sk }) => ({ remove: { pk, sk }, guard: 'exists' })));
  const requester = { name: 'Kanarie', relation: 'self' };
  const subject = { type: 'area', id: people.GRID };
  await world.call('POST', '/cases', people.zhuoma, {
    body: { id: AREA_CASE, kind: 'public-space', subject, words, requester },
  });
};

const ask = (more: object = {}) =>
  world.call('POST', '/rights-requests', people.rightsDesk, {
    body: { id: REQUEST, household: household.id, right: 'erase', cases: [AREA_CASE], ...more },
  });
const decide = (body: object = { decision: 'done' }) =>
  world.call('POST', `/rights-requests/${REQUEST}/decide`, people.rightsDesk, { body });
const get = (target: string, who = people.rightsDesk) => world.call('GET', target, who);
const canaries = (): Item[] => world.table.all().filter(isCanary);
const places = (items: readonly Item[]) => [
  ...new Set(items.map(({ pk, sk }) => `${pk.split('#')[0]} ${sk.split('#')[0]}`)),
];

beforeEach(aResident);

describe('P-c a request to erase', () => {
  it('leaves no trace of the person in the table, in files, events, queues or the log', async () => {
    expect(places(canaries()).sort()).toEqual(['CASE ENTRY', 'GRID HH', 'TRIGGER WORRY']);
    const seen = world.changes.length;
    files.set(`cases/${CASE}/01JQ00000000000000000000R9`, 'Kanarie');
    files.set(`uploads/${CASE}/01JQ00000000000000000000R8`, 'Kanarie');
    expect((await ask()).status).toBe(201);
    expect(await decide()).toMatchObject({
      status: 200,
      body: { state: 'done', erasure: { state: 'running' } },
    });
    expect(await finishWork(world.ctx)).toMatchObject({ complete: true });
    expect(canaries()).toEqual([]);
    expect([...files.values()].filter(isCanary)).toEqual([]);
    // All that a queue or the bus is ever given is an event: those of before, and those of the erasing.
    const events = world.changes.flatMap((change) => eventOf(change) ?? []);
    expect(world.changes.slice(seen).flatMap((change) => eventOf(change) ?? []).length).toBeGreaterThan(0);
    const copies = [...world.table.all(), ...files, ...events, ...world.log.lines];
    expect(copies.filter(isCanary)).toEqual([]);
  });

  it('takes a file that no step names, and one that comes while it is at it', async () => {
    files.set(`cases/${CASE}/01JQ00000000000000000000R9`, 'Kanarie');
    files.set(`uploads/${AREA_CASE}/01JQ00000000000000000000R8`, 'Kanarie');
    files.set('cases/01JQ0000000000000000000099/01JQ00000000000000000000R7', 'of somebody else');
    await ask();
    await decide();
    await finishWork(world.ctx);
    expect([...files.values()]).toEqual(['of somebody else']);
    files.set(`cases/${CASE}/01JQ00000000000000000000R6`, 'Kanarie');
    world.moveTo(hoursLater(3));
    await finishWork(world.ctx);
    expect([...files.values()]).toEqual(['of somebody else']);
    expect((await get(`/rights-requests/${REQUEST}`)).body.erasure.files).toBe(4);
  });

  it('blocks the household at once, before anything else is erased', async () => {
    await ask();
    await decide();
    for (const path of ['', '/record', '/access-log'].map((end) => `/households/${household.id}${end}`)) {
      const { body } = await get(path, people.zhuoma);
      expect(isCanary(body)).toBe(false);
    }
    expect((await get(`/households/${household.id}`, people.zhuoma)).status).toBe(404);
    expect((await get('/tasks', people.zhuoma)).body.items).toEqual([]);
  });

  it('ends with a certificate of counts that names nobody, and the same however often it is looked at', async () => {
    await ask();
    await decide();
    await finishWork(world.ctx);
    const { body } = await get(`/rights-requests/${REQUEST}`);
    expect(body.erasure).toMatchObject({ state: 'done', files: 1 });
    expect(body.erasure.removed).toBeGreaterThan(5);
    expect(body.erasure.emptied).toBeGreaterThan(5);
    world.moveTo(hoursLater(3));
    await finishWork(world.ctx);
    expect((await get(`/rights-requests/${REQUEST}`)).body.erasure).toMatchObject({
      files: body.erasure.files,
      removed: body.erasure.removed,
      emptied: body.erasure.emptied,
    });
  });

  it('leaves a slip, a task, a visit and a contact to nobody, and keeps the skeleton of the case for the figures', async () => {
    await world.call('POST', '/contacts', people.zhuoma, { body: contact });
    await ask();
    await decide();
    await finishWork(world.ctx);
    const all = world.table.all();
    expect(all.filter(({ pk }) => pk === `SLIP#${SLIP}`)).toEqual([]);
    expect(
      all.filter(({ pk, sk }) => pk === `SUBJECT#${household.id}` && /^(VISIT|CONTACT|LINK)#/.test(sk)),
    ).toEqual([]);
    expect(all.filter(({ pk, sk }) => pk.startsWith('TASK#') && sk.includes(household.id))).toEqual([]);
    expect(all.find(({ pk, sk }) => pk === `CASE#${CASE}` && sk === 'CASE')).toBeDefined();
    expect((await get(`/cases/${CASE}`, people.township)).status).toBe(200);
  });

  it('goes on where it was killed, at any write', async () => {
    for (let kill = 1; ; kill += 1) {
      await aResident();
      await ask();
      await decide();
      const work = await readWork(world.ctx, ERASURES, REQUEST);
      let writes = 0;
      const dying: Table = {
        ...world.table,
        write: async (some) => {
          writes += 1;
          if (writes === kill) throw new Error('killed');
          await world.table.write(some);
        },
      };
      const { ctx } = testContext(dying);
      const ended = await continueErasure(ctx, work, contents).catch(() => undefined);
      await finishWork(world.ctx);
      expect({ kill, canaries: canaries(), files: [...files] }).toEqual({ kill, canaries: [], files: [] });
      if (ended !== undefined) break;
      expect(kill).toBeLessThan(30);
    }
  });

  it('is decided once: sent again it is answered the same, and nobody turns it round', async () => {
    await ask();
    const first = await decide();
    expect((await decide()).body.version).toBe(first.body.version);
    expect(await decide({ decision: 'refused', ground: 'kept-by-law' })).toMatchObject({
      status: 409,
      body: { code: 'rights.decided-already' },
    });
  });
});

describe('a request at the window', () => {
  it('has 15 days, is in the list of the desk until it is decided, and turns red after them', async () => {
    const asked = await ask({ right: 'explain' });
    expect(asked.body).toMatchObject({ askedOn: '2026-03-09', dueOn: '2026-03-24', colour: 'green' });
    expect(await ask({ right: 'explain' })).toEqual(asked);
    world.moveTo(hoursLater(16 * 24));
    const mine = async () =>
      (await get('/rights-requests')).body.items.filter(({ id }: { id: string }) => id === REQUEST);
    expect(await mine()).toMatchObject([{ colour: 'red' }]);
    await decide({ decision: 'refused', ground: 'not-identified' });
    expect(await mine()).toEqual([]);
    expect((await get(`/rights-requests/${REQUEST}`)).body).toMatchObject({
      state: 'refused',
      ground: 'not-identified',
    });
  });

  it('needs a ground of the law to be refused', async () => {
    await ask();
    expect((await decide({ decision: 'refused' })).status).toBe(400);
  });

  it('that ends a consent takes what rests on it, and nothing else', async () => {
    await ask({ right: 'withdraw' });
    await decide();
    const { body } = await get(`/households/${household.id}`, people.zhuoma);
    expect(body).toMatchObject({ name: 'Kanarie Tashi', address: 'Kanarie lane 4', people: 4 });
    for (const gone of ['phone', 'language', 'birthYear']) expect(body).not.toHaveProperty(gone);
  });

  it.each([people.zhuoma, people.township, people.registrar, people.auditor])(
    'is not taken by $doorstep_role',
    async (who) => {
      const body = { id: REQUEST, household: household.id, right: 'copy' };
      expect((await world.call('POST', '/rights-requests', who, { body })).status).toBe(403);
    },
  );
});

describe('where data about people lies', () => {
  it('is said by a module for every line of the field register that a household can have', () => {
    const held = new Set<string>(personalPlaces.flatMap(({ holds }) => holds));
    const ofResidents = Object.keys(personalFields).filter((key) => !key.startsWith('worker.'));
    expect(ofResidents.filter((key) => !held.has(key))).toEqual([]);
    expect([...held].filter((key) => !(key in personalFields))).toEqual([]);
  });
});
