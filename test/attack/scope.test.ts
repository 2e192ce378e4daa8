import { beforeAll, describe, expect, it } from 'vitest';
import type { Claims, Told } from '../support/call.ts';
import { ATTACHMENT, CASE, canaryWorld, FOLLOW_UP, isCanary, office } from '../support/canary-world.ts';
import * as people from '../support/register.ts';

const { cairang, county, far, foreignRegistrar, GRID, twin, TWIN_GRID, township, village, zhuoma } = people;
const OTHER = '01JQ00000000000000000000B1';
const OF_TOWNSHIP = '01JQ00000000000000000000B2';
const words = 'The lane is washed out.';

let world: Awaited<ReturnType<typeof canaryWorld>>;
beforeAll(async () => {
  world = await canaryWorld();
  const report = (id: string, area: string) => ({
    id,
    kind: 'question',
    subject: { type: 'area', id: area },
    words,
  });
  await world.call('POST', '/cases', twin, { body: report(OTHER, TWIN_GRID) });
  await world.call('POST', '/cases', township, { body: report(OF_TOWNSHIP, people.TOWNSHIP) });
});

/** Answered as if there were nothing: no word of a record, no entry in the access log, nothing written. */
const hidden = async (to: string, who: Claims, told: Told = {}, status = 404) => {
  const [method = '', target = ''] = to.split(' ');
  const before = world.table.all();
  const answer = await world.call(method, target, who, told);
  expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/problem+json' } });
  expect(isCanary(answer.body)).toBe(false);
  expect(world.table.all()).toEqual(before);
  return answer.body.detail;
};

const strangers: Readonly<Record<string, Claims>> = {
  'the worker of another township': far,
  'the worker of the grid whose code begins alike': twin,
  'a supervisor of another village': { ...village, doorstep_area: people.OTHER_VILLAGE },
  'another unit of the same county': { ...office, sub: 'h-water', doorstep_unit: 'xh-water' },
};

describe.each(Object.entries(strangers))('A01, A02 a case of somebody else, asked for by %s', (_, who) => {
  it.each([
    { to: `GET /cases/${CASE}` },
    { to: `GET /cases/${CASE}/deadlines` },
    { to: `GET /cases/${CASE}/follow-ups` },
    { to: `GET /cases/${CASE}/attachments/${ATTACHMENT}` },
  ])('does not exist: $to', async ({ to }) => {
    const said = await hidden(to, who);
    expect(said).toBe(await hidden(to.replace(CASE, '01JQ00000000000000000000ZZ'), who));
  });
});

describe('A03 the levels above the one that handles', () => {
  it('see stages and deadlines of a case, no word and nobody, and leave no trace of a reading', async () => {
    const before = world.table.all();
    const { status, body } = await world.call('GET', `/cases/${CASE}`, county);
    expect({ status, shown: body.shown }).toEqual({ status: 200, shown: 'trace' });
    expect(isCanary(body)).toBe(false);
    expect(body).not.toHaveProperty('subject');
    expect(world.table.all()).toEqual(before);
  });

  it.each([
    `/households?grid=${GRID}`,
    `/households/${people.aHousehold(GRID, 1).id}`,
    `/households/${people.aHousehold(GRID, 1).id}/record`,
    `/tasks?grid=${GRID}`,
    `/areas/${people.TOWNSHIP}/coverage/gaps`,
  ])('see nobody at %s', (target) => hidden(`GET ${target}`, county, {}, 403));
});

describe('A04 the levels below', () => {
  it.each([
    { who: zhuoma, to: `GET /cases/${OF_TOWNSHIP}` },
    { who: village, to: `GET /cases/${OF_TOWNSHIP}` },
    { who: village, to: `GET /areas/${people.TOWNSHIP}/board` },
    { who: village, to: `GET /areas/${people.TOWNSHIP}/coverage` },
  ])('do not see what lies above: $to', ({ who, to }) => hidden(to, who));
});

describe('A05 another id beside the one in the path', () => {
  it.each([
    { what: 'in the body', to: `POST /cases/${CASE}/notes`, told: { body: { words, caseId: OTHER } } },
    {
      what: 'as an id of a body that has none',
      to: `POST /cases/${CASE}/notes`,
      told: { body: { words, id: OTHER } },
    },
    { what: 'in the query', to: `GET /cases/${CASE}?caseId=${OTHER}`, told: {} },
  ])('is refused: $what', ({ to, told }) => hidden(to, office, told, 400));
});

describe('A06, A07 what hangs on another case', () => {
  it.each([
    { to: `GET /cases/${OTHER}/attachments/${ATTACHMENT}`, who: twin },
    { to: `POST /cases/${OTHER}/follow-ups/${FOLLOW_UP}/accept`, who: county, body: {} },
    { to: `POST /cases/${OTHER}/follow-ups/${FOLLOW_UP}/answer`, who: township, body: { words } },
  ])('is not reached through mine: $to', ({ to, who, body }) => hidden(to, who, { body }));
});

describe('A08 a list', () => {
  it.each([
    { to: `GET /cases?area=${TWIN_GRID}`, who: zhuoma },
    { to: `GET /cases?area=${people.COUNTY}`, who: zhuoma },
    { to: `GET /cases?area=${people.OTHER_COUNTY}`, who: county },
    { to: `GET /households?grid=${TWIN_GRID}`, who: zhuoma },
    { to: `GET /tasks?grid=${TWIN_GRID}`, who: zhuoma },
    { to: `GET /workers?area=${people.COUNTY}`, who: foreignRegistrar },
    { to: `GET /areas/${people.TOWNSHIP}/coverage/gaps`, who: foreignRegistrar },
  ])('is not widened: $to', ({ to, who }) => hidden(to, who));
});

describe('A09 a cursor', () => {
  const cursorOf = async () => {
    const { body } = await world.call('GET', '/cases?limit=1', township);
    return String(body.next);
  };
  const bent = (cursor: string, change: (it: Record<string, unknown>) => void): string => {
    const it = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    change(it);
    return Buffer.from(JSON.stringify(it)).toString('base64url');
  };

  it.each([
    { what: 'of somebody else', bend: (cursor: string) => cursor, who: cairang },
    { what: 'for another question', bend: (cursor: string) => cursor, query: '&state=ended' },
    { what: 'that is cut', bend: (cursor: string) => cursor.slice(0, -9) },
    {
      what: 'that points into another partition',
      bend: (cursor: string) =>
        bent(cursor, (it) => {
          it['after'] = { pk: 'X', sk: 'Y', areaPk: 'OPEN#623026100', areaSk: '2026' };
        }),
    },
    {
      what: 'that names a partition which there is not',
      bend: (cursor: string) =>
        bent(cursor, (it) => {
          it['part'] = -1;
        }),
    },
  ])('$what is refused', async ({ bend, who = township, query = '' }) => {
    const cursor = bend(await cursorOf());
    await hidden(`GET /cases?limit=1${query}&cursor=${cursor}`, who, {}, 400);
  });
});
