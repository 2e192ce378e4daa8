import { beforeEach, describe, expect, it } from 'vitest';
import { householdId } from '../../shared/base/area-code.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { allEndpoints } from '../support/all-endpoints.ts';
import { hoursLater } from '../support/cases.ts';
import { aWorker, COUNTY, GRID, linkedHousehold } from '../support/register.ts';

const everything = await allEndpoints();
const FIRST = householdId(GRID, 1);
const SECOND = householdId(GRID, 2);
const ID = '01JQ0000000000000000000001';
const NEXT = '01JQ0000000000000000000002';

let { call, table, moveTo } = await aPrefecture(everything);
beforeEach(async () => {
  ({ call, table, moveTo } = await aPrefecture(everything));
  await table.load([
    ...linkedHousehold(GRID, 2, 'w-zhuoma'),
    workerItem(aWorker(people.norbu.sub, { role: 'auditor', area: COUNTY })),
  ]);
});

const open = (household: string, body: object = { id: ID, reason: 'danger-to-life' }, who = people.sonam) =>
  call('POST', `/households/${household}/break-glass`, who, { body });
const read = (household: string, who = people.sonam) =>
  call('GET', `/households/${household}/break-glass`, who);

describe('G07 an emergency', () => {
  it.each([
    { why: 'without a reason', body: { id: ID } },
    { why: 'with a reason of one’s own', body: { id: ID, reason: 'I want to know' } },
    { why: 'for longer', body: { id: ID, reason: 'danger-to-life', hours: 24 } },
    { why: 'until a moment', body: { id: ID, reason: 'danger-to-life', until: '2027-01-01T00:00:00.000Z' } },
  ])('opens nothing $why', async ({ body }) => {
    const stored = table.all();
    expect((await open(FIRST, body)).status).toBe(400);
    expect(table.all()).toEqual(stored);
    expect((await read(FIRST)).status).toBe(404);
  });

  it('opens one record for three hours, and no second one meanwhile', async () => {
    expect((await call('GET', `/households/${FIRST}`, people.sonam)).status).toBe(403);
    const opened = await open(FIRST);
    expect(opened).toMatchObject({ status: 201, body: { until: hoursLater(3) } });
    expect((await read(FIRST)).body).toMatchObject({ household: FIRST, name: 'Dorje Tashi' });
    expect(await open(SECOND, { id: NEXT, reason: 'danger-to-life' })).toMatchObject({
      status: 409,
      body: { code: 'break-glass.one-record' },
    });
    expect((await read(SECOND)).status).toBe(404);
    expect((await call('GET', `/households/${FIRST}`, people.sonam)).status).toBe(403);
  });

  it('is over after three hours, and sending it again does not begin it anew', async () => {
    const first = await open(FIRST);
    moveTo(hoursLater(3));
    expect((await read(FIRST)).status).toBe(404);
    expect(await open(FIRST)).toEqual(first);
    expect((await read(FIRST)).status).toBe(404);
    expect((await open(SECOND, { id: NEXT, reason: 'somebody-missing' })).status).toBe(201);
  });

  it('opens it for nobody else, and in no other place', async () => {
    await open(FIRST);
    expect((await read(FIRST, people.nima)).status).toBe(404);
    expect((await open(FIRST, { id: NEXT, reason: 'danger-to-life' }, people.pema)).status).toBe(404);
    expect((await open(FIRST, { id: NEXT, reason: 'danger-to-life' }, people.cairang)).status).toBe(403);
  });
});

describe('P-f what was opened in an emergency', () => {
  it('is seen by the person in their access log, with the reason, at each look', async () => {
    await open(FIRST);
    await read(FIRST);
    const { items } = (await call('GET', `/households/${FIRST}/access-log`, people.yangjin)).body;
    const looks = items.filter(({ purpose }: { purpose: string }) => purpose === 'break-glass.use');
    expect(looks).toHaveLength(2);
    for (const look of looks)
      expect(look).toMatchObject({ reader: people.sonam.sub, reason: 'danger-to-life' });
  });

  it('is told to the auditor of the county, by its number and nobody by name', async () => {
    await open(FIRST);
    const { items } = (await call('GET', '/me/inbox', people.norbu)).body;
    expect(items).toMatchObject([{ notice: { kind: 'break-glass', household: FIRST } }]);
    expect(JSON.stringify(items)).not.toContain('Dorje');
  });

  it('shows nothing when the access log cannot be written', async () => {
    const load = table.load;
    table.load = (items) =>
      items.some(({ pk }) => pk.startsWith('ACCESS#')) ? Promise.reject(new Error('no log')) : load(items);
    expect((await open(FIRST)).status).toBe(500);
    table.load = load;
    expect((await read(FIRST)).status).toBe(404);
  });
});
