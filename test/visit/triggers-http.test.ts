import { beforeEach, describe, expect, it } from 'vitest';
import { GRID, hoursLater } from '../support/cases.ts';
import { aVillage, county, dorje, school, stranger, township, zhuoma } from '../support/village.ts';
import { home } from '../support/visits.ts';

const ID = '01JT0000000000000000000001';
const dropout = { id: ID, kind: 'left-school', household: home(1) };
const worry = { id: ID, kind: 'worry', household: home(1), asked: true, words: 'I cannot sleep.' };

let { call, table, moveTo } = await aVillage();
beforeEach(async () => {
  ({ call, table, moveTo } = await aVillage());
});
const make = (body: unknown, claims = zhuoma) => call('POST', '/triggers', claims, { body });
const tasksStored = () => table.all().filter(({ pk, sk }) => pk === `TASK#${GRID}` && !sk.startsWith('MUTE'));

describe('POST /triggers', () => {
  it('makes the visits that its rule names, each within its time', async () => {
    const answer = await make(dropout);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ id: ID, kind: 'left-school', rules: 'v2', households: 1 });
    expect(answer.body.visits).toEqual([
      { origin: ID, service: 'back-to-school-help', from: '2026-03-09', dueOn: '2026-03-12' },
      { origin: `${ID}.2`, service: 'back-to-school-help', from: '2026-03-13', dueOn: '2026-04-08' },
    ]);
    expect(tasksStored()).toHaveLength(2);
  });

  it('makes one trigger however often it is sent, and however late', async () => {
    const first = await make(dropout);
    const stored = table.all();
    moveTo(hoursLater(50));
    expect(await make(dropout)).toEqual(first);
    expect(table.all()).toEqual(stored);
  });

  it('makes one trigger when it is sent twice at once', async () => {
    const [one, two] = await Promise.all([make(dropout), make(dropout)]);
    expect(one).toEqual(two);
    expect(tasksStored()).toHaveLength(2);
  });

  it('makes a visit at every door of a grid', async () => {
    const answer = await make({ id: ID, kind: 'sudden-hardship', grid: GRID }, township);
    expect(answer.body).toMatchObject({ households: 5 });
    expect(tasksStored()).toHaveLength(10);
  });

  it('are at most twenty at a door in a month, also when they come at once', async () => {
    const one = (n: number, more: object = {}) =>
      make({ ...dropout, id: `01JT00000000000000000001${String(n).padStart(2, '0')}`, ...more });
    const first = await Promise.all(Array.from({ length: 15 }, (_, n) => one(n)));
    expect(first.map(({ status }) => status)).toEqual(Array(15).fill(201));
    const more = await Promise.all(Array.from({ length: 10 }, (_, n) => one(n + 15)));
    expect(more.filter(({ status }) => status === 201)).toHaveLength(5);
    const refused = more.filter(({ status }) => status !== 201);
    for (const answer of refused)
      expect(answer).toMatchObject({ status: 409, body: { code: 'trigger.too-many', facts: { most: 20 } } });
    // What was made before is answered as it was, another door has its own room, and so has the next month.
    expect(await one(3)).toEqual(first[3]);
    expect((await one(40, { household: home(2) })).status).toBe(201);
    expect((await one(41)).status).toBe(409);
    moveTo('2026-04-01T01:00:00.000Z');
    expect((await one(41)).status).toBe(201);
  });

  it('is taken from another system that answers for the area', async () => {
    expect((await make(dropout, school)).status).toBe(201);
  });

  it.each([
    { why: 'another body under the same id', body: { ...dropout, household: home(2) }, status: 422 },
    { why: 'the id of somebody else', body: dropout, claims: dorje, status: 409 },
  ])('refuses $why', async ({ body, claims, status }) => {
    await make(dropout);
    const stored = table.all();
    expect((await make(body, claims)).status).toBe(status);
    expect(table.all()).toEqual(stored);
  });

  it.each([
    { why: 'a worry that nobody asked to talk about', body: { ...worry, asked: false }, at: '#/asked' },
    { why: 'a worry over a grid', body: { ...worry, household: undefined, grid: GRID }, at: '#/household' },
    { why: 'a child out of school for a grid', body: { ...dropout, grid: GRID }, at: '#/grid' },
    {
      why: 'both a household and a grid',
      body: { ...dropout, kind: 'holiday', grid: GRID },
      at: '#/household',
    },
    { why: 'a helper whom nobody knows', body: { ...worry, helper: 'w-nobody' }, at: '#/helper' },
    { why: 'a death, which has its own place', body: { ...dropout, kind: 'bereavement' }, at: '#/kind' },
    { why: 'words where none are needed', body: { ...dropout, words: 'He is lazy.' }, at: '#/words' },
  ])('refuses $why and writes nothing', async ({ body, at }) => {
    const stored = table.all();
    const answer = await make(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toContain(at);
    expect(table.all()).toEqual(stored);
  });

  it.each([
    { why: 'a worker of another grid', claims: stranger, status: 404 },
    { why: 'who oversees from above', claims: county, status: 403 },
    { why: 'a registrar', claims: { ...county, doorstep_role: 'registrar' }, status: 403 },
  ])('is not for $why', async ({ claims, status }) => {
    const stored = table.all();
    expect((await make(dropout, claims)).status).toBe(status);
    expect(table.all()).toEqual(stored);
  });
});

describe('a worry', () => {
  const ask = (claims = zhuoma) => call('GET', `/tasks/${ID}/${home(1)}`, claims);

  it('is told to the helper alone', async () => {
    await make({ ...worry, helper: 'w-dorje' });
    expect((await ask(dorje)).body).toMatchObject({ reason: 'worry', words: 'I cannot sleep.' });
    expect((await ask(zhuoma)).status).toBe(404);
    expect((await ask(township)).status).toBe(404);
  });

  it('is in the list of the helper, and elsewhere a number too small to tell', async () => {
    await make({ ...worry, helper: 'w-dorje' });
    expect((await call('GET', '/tasks', dorje)).body.items).toMatchObject([{ household: home(1) }]);
    for (const claims of [zhuoma, township]) {
      const { body } = await call('GET', `/tasks?grid=${GRID}`, claims);
      expect(body).toMatchObject({ items: [], counts: { open: 0 }, worries: '<5' });
    }
    expect((await call('GET', '/tasks', zhuoma)).body.items).toEqual([]);
  });

  it('cannot be told from there being none', async () => {
    const before = (await call('GET', `/tasks?grid=${GRID}`, township)).body;
    await make({ ...worry, helper: 'w-dorje' });
    expect((await call('GET', `/tasks?grid=${GRID}`, township)).body).toEqual(before);
  });

  it('leaves its words in one item, which is in no list', async () => {
    await make(worry);
    const holding = table.all().filter((item) => JSON.stringify(item).includes('sleep'));
    expect(holding.map(({ pk, sk }) => ({ pk, sk }))).toEqual([{ pk: `TRIGGER#${ID}`, sk: 'WORRY' }]);
    expect(holding[0]).toHaveProperty('expiresAt');
  });
});
