import { beforeEach, describe, expect, it } from 'vitest';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as contacts } from '../../functions/http/contacts/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import type { Claims } from '../support/call.ts';
import { GRID, hoursLater, MONDAY } from '../support/cases.ts';
import {
  aLink,
  aVillage,
  county,
  dorje,
  school,
  stranger,
  township,
  VILLAGE,
  zhuoma,
} from '../support/village.ts';
import { home } from '../support/visits.ts';

const id = (n: number) => `01JW00000000000000000004${String(n).padStart(2, '0')}`;
const ID = id(1);
const CASE = '01JC0000000000000000000041';
const door = { type: 'household', id: home(1) };
const call1 = { id: ID, subject: door, day: '2026-03-08', mode: 'phone', purpose: 'errand' };
const solace = {
  id: ID,
  programme: 'partnership',
  subject: { type: 'area', id: VILLAGE },
  day: '2026-03-08',
  mode: 'in-person',
  purpose: 'solace',
  count: 40,
};

const setUp = () => aVillage([...visits, ...contacts, ...cases]);
let { call, table, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, table, moveTo } = await setUp());
});
const record = (body: object = call1, claims: Claims = zhuoma) => call('POST', '/contacts', claims, { body });
const list = async (subject = home(1), claims: Claims = zhuoma) =>
  (await call('GET', `/contacts?subject=${subject}`, claims)).body.items;
const withoutLog = () => table.all().filter(({ pk }) => !/^(ACCESS|READ)#/.test(pk));
/** What the counters of a month add up to, by name. */
const counted = (month = '2026-03') => {
  const sums: Record<string, number> = {};
  for (const { pk, sk, ...counter } of table.all())
    if (pk.startsWith('TALLY#') && sk.startsWith(`DONE#${month}#`))
      for (const [name, n] of Object.entries(counter)) sums[name] = (sums[name] ?? 0) + Number(n);
  return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));
};

describe('POST /contacts', () => {
  it('records a call beside the door, shows it in its record and its list, and notes who looked', async () => {
    const answer = await record();
    const contact = {
      ...call1,
      programme: 'household',
      area: GRID,
      given: [],
      requests: [],
      worker: 'w-zhuoma',
    };
    expect(answer).toMatchObject({ status: 201, body: contact });
    expect(Object.keys(answer.body).toSorted()).toEqual(Object.keys(contact).toSorted());
    expect(await list()).toEqual([contact]);
    const { body } = await call('GET', `/households/${home(1)}/record`, zhuoma);
    expect(body.items).toEqual([{ type: 'contact', contact }]);
    const looked = table.all().filter(({ pk }) => pk === `ACCESS#${home(1)}`);
    expect(looked.map(({ purpose }) => purpose)).toEqual([
      'contact.record',
      'contact.read',
      'household.record',
    ]);
  });

  it('counts a contact in person as a visit, and a call as none', async () => {
    await record();
    expect(counted()).toEqual({ 'household.phone.errand': 1 });
    await record({ ...call1, id: id(2), mode: 'in-person', purpose: 'look-in' });
    expect(counted()).toEqual({
      household: 1,
      'household.phone.errand': 1,
      'household.in-person.look-in': 1,
    });
  });

  it('makes cases of what was asked for and service records of what was given, in the same moment', async () => {
    const given = [{ kind: 'goods', quantity: 2, people: 4, valueFen: 9_000 }, { kind: 'matter-done' }];
    const requests = [
      { id: CASE, kind: 'household-request', words: 'The stove smokes.' },
      { id: '01JC0000000000000000000042', kind: 'safeguarding', priority: 'P1', words: 'A child alone.' },
    ];
    const { status, body } = await record({ ...call1, given, requests });
    expect({ status, requests: body.requests }).toEqual({ status: 201, requests: [CASE] });
    const record1 = (await call('GET', `/households/${home(1)}/record`, zhuoma)).body.items;
    expect(record1.map(({ type }: { type: string }) => type)).toEqual([
      'contact',
      'service',
      'service',
      'case',
    ]);
    expect(record1[2].service).toMatchObject({ id: `${ID}.1`, from: { type: 'contact', id: ID }, people: 4 });
    expect((await call('GET', `/cases/${CASE}`, zhuoma)).status).toBe(200);
    expect(counted()).toMatchObject({ 'household.goods.people': 4, 'household.matter-done.records': 1 });
  });

  it('is recorded once, at once or weeks later, and another body under its id is refused', async () => {
    const [one, two] = await Promise.all([record(), record()]);
    expect(two).toEqual(one);
    const stored = withoutLog();
    moveTo(hoursLater(24 * 40));
    expect(await record()).toEqual(one);
    expect((await record({ ...call1, purpose: 'policy' })).status).toBe(422);
    expect((await record(call1, dorje)).status).toBe(409);
    expect(withoutLog()).toEqual(stored);
  });

  it('writes nothing at all where an id in it is taken', async () => {
    const request = { id: CASE, kind: 'question', words: 'When does the bus go?' };
    await call('POST', '/cases', zhuoma, { body: { ...request, subject: door } });
    const stored = withoutLog();
    const answer = await record({ ...call1, requests: [request] });
    expect(answer).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(withoutLog()).toEqual(stored);
  });

  it('is taken from an agency about a whole village, by its number', async () => {
    const { status, body } = await record(solace, school);
    expect({ status, unit: body.unit }).toEqual({ status: 201, unit: 'xh-education' });
    expect(counted()).toEqual({ partnership: 40, 'partnership.in-person.solace': 40 });
    expect(JSON.stringify(table.all())).not.toMatch(/attend|participant/);
  });

  it('shows an office its own alone', async () => {
    await record(solace, school);
    const roads = { ...school, sub: 'h-roads', doorstep_unit: 'xh-roads' };
    await record({ ...solace, id: id(2), purpose: 'advice' }, roads);
    expect((await list(VILLAGE, school)).map(({ unit }: { unit: string }) => unit)).toEqual(['xh-education']);
    expect(await list(VILLAGE, township)).toHaveLength(2);
  });

  it('is neither taken from nor shown to somebody in an office whose token names none', async () => {
    const { doorstep_unit: _, ...nowhere } = school;
    await record();
    expect((await record({ ...call1, id: id(2) }, nowhere)).status).toBe(400);
    expect(await list(home(1), nowhere)).toEqual([]);
  });

  it('is judged by its day: whoever came there until then may send it late', async () => {
    const { workPk: _, workSk: __, ...link } = aLink('w-zhuoma', home(1));
    await table.load([{ ...link, status: 'ended', to: '2026-03-09', endReason: 'other-worker' }]);
    moveTo('2026-03-12T02:00:00.000Z');
    expect((await record()).status).toBe(201);
    expect((await record({ ...call1, id: id(2), day: '2026-03-11' })).status).toBe(403);
  });

  it.each([
    { why: 'a day to come', body: { day: '2026-03-10' }, at: '#/day' },
    { why: 'what was more than 31 days ago', body: { day: '2026-02-05' }, at: '#/day' },
    { why: 'a time of day', body: { at: MONDAY }, at: '#/at' },
    { why: 'words', body: { words: 'She was well.' }, at: '#/words' },
    { why: 'a purpose of another programme', body: { purpose: 'solace' }, at: '#/purpose' },
    { why: 'a number of contacts with one door', body: { count: 2 }, at: '#/count' },
    { why: 'more than 500', body: { ...solace, count: 501 }, at: '#/count' },
    { why: 'a programme that has nothing to do with a door', body: { programme: 'site' }, at: '#/programme' },
    { why: 'attendance', body: { given: [{ kind: 'briefing' }] }, at: '#/given/0/kind' },
    {
      why: 'a petition',
      body: { requests: [{ id: CASE, kind: 'petition-hand-over', words: 'XF2026-000123' }] },
      at: '#/requests/0/kind',
    },
    { why: 'the office of somebody else', body: { unit: 'xh-roads' }, at: '#/unit' },
  ])('refuses $why, and writes nothing', async ({ body, at }) => {
    const stored = withoutLog();
    const answer = await record({ ...call1, ...body });
    expect({ status: answer.status, at: answer.body.errors?.[0]?.pointer }).toEqual({ status: 400, at });
    expect(withoutLog()).toEqual(stored);
  });

  it('takes the oldest day, and no older one', async () => {
    expect((await record({ ...call1, day: '2026-02-06' })).status).toBe(201);
    expect((await record({ ...call1, id: id(2), day: '2026-02-05' })).status).toBe(400);
  });

  it.each([
    { who: 'a colleague in the grid', claims: dorje, status: 403 },
    { who: 'a worker of another grid', claims: stranger, status: 404 },
    { who: 'the township', claims: township, status: 403 },
    { who: 'the county', claims: county, status: 403 },
    { who: 'an office of another county', claims: { ...school, doorstep_area: '623026' }, status: 404 },
  ])('is not taken from $who', async ({ claims, status }) => {
    const stored = withoutLog();
    expect((await record(call1, claims)).status).toBe(status);
    expect(withoutLog()).toEqual(stored);
  });

  it('is not read by who may not read of the door', async () => {
    await record();
    for (const [claims, status] of [
      [stranger, 404],
      [county, 403],
    ] as const)
      expect((await call('GET', `/contacts?subject=${home(1)}`, claims)).status).toBe(status);
    expect(await list(home(1), dorje)).toHaveLength(1);
    expect(await list(home(1), school)).toEqual([]);
  });

  it('is found under the code that a village got since', async () => {
    const NEW = `${VILLAGE.slice(0, 9)}299`;
    await record(solace, school);
    const village = { name: 'Village', createdBy: 'r-1', digest: 'd', createdAt: MONDAY, version: 1 };
    await table.load([
      areaItem({ ...village, code: NEW }),
      { pk: 'BULLETIN', sk: 'BULLETIN', version: 1, withdrawn: {}, retired: { [VILLAGE]: NEW } },
    ]);
    moveTo(hoursLater(1));
    expect(await list(NEW, township)).toHaveLength(1);
    expect(await list(VILLAGE, township)).toHaveLength(1);
    expect((await record({ ...solace, id: id(2) }, school)).body).toMatchObject({ subject: { id: NEW } });
    expect(await list(NEW, township)).toHaveLength(2);
  });
});
