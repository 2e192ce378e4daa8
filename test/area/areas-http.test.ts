import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/register/routes.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import type { Key } from '../../shared/table/key.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { testContext } from '../support/context.ts';
import { meanwhile } from '../support/meanwhile.ts';
import {
  anArea,
  COUNTY,
  colleague,
  foreignRegistrar,
  GRID,
  registrar,
  TOWNSHIP,
  township,
  VILLAGE,
  zhuoma,
} from '../support/register.ts';

const setUp = () => aPrefecture(routes);
let { call, table } = await setUp();
beforeEach(async () => {
  ({ call, table } = await setUp());
});

const body = { code: '623027101205', name: 'Upper meadow' };

describe('GET /areas/{code}', () => {
  it('shows a worker the township around their grid', async () => {
    const answer = await call('GET', `/areas/${TOWNSHIP}`, zhuoma);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ code: TOWNSHIP, kind: 'township', name: `Area ${TOWNSHIP}`, version: 1 });
  });

  it.each([
    { what: 'a township beside theirs', code: '623027110', who: zhuoma },
    { what: 'a sibling grid', code: '623027101203010', who: zhuoma },
    { what: 'an area that does not exist', code: '623027101999', who: township },
    { what: 'another county', code: '623026', who: registrar },
  ])('hides $what', async ({ code, who }) => {
    expect((await call('GET', `/areas/${code}`, who)).status).toBe(404);
  });

  it('refuses a code that is a prefix of codes but none itself', async () => {
    expect((await call('GET', '/areas/6230271', registrar)).status).toBe(400);
  });
});

describe('GET /areas/{code}/children', () => {
  it('hands out all of them, page by page, and each once', async () => {
    const codes: string[] = [];
    let next = '';
    do {
      const cursor = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
      const { body: page } = await call('GET', `/areas/${VILLAGE}/children?limit=1${cursor}`, registrar);
      codes.push(...page.items.map((one: { code: string }) => one.code));
      next = page.next ?? '';
    } while (next !== '');
    expect(codes).toEqual([GRID, '623027101203010']);
  });

  it('takes a cursor of the same question only', async () => {
    const { body: page } = await call('GET', `/areas/${VILLAGE}/children?limit=1`, registrar);
    const cursor = encodeURIComponent(page.next);
    const other = await call('GET', `/areas/${COUNTY}/children?cursor=${cursor}`, registrar);
    const stranger = await call('GET', `/areas/${VILLAGE}/children?cursor=${cursor}`, colleague);
    expect([other.status, stranger.status]).toEqual([400, 400]);
  });
});

describe('POST /areas', () => {
  it('adds an area below its parent, once, and answers the same twice', async () => {
    const first = await call('POST', '/areas', registrar, { body });
    const again = await call('POST', '/areas', registrar, { body });
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(table.all().filter(({ sk }) => sk === `AREA#${body.code}`)).toHaveLength(1);
  });

  it('answers with what the same sending has added, though the area above is retired in the same moment', async () => {
    const first: unknown[] = [];
    const twin = async () => {
      first.push(await call('POST', '/areas', registrar, { body }));
      const retired = { successor: '623027102', on: '2026-03-09', reason: 'boundary-change' } as const;
      await table.load([areaItem(anArea(TOWNSHIP, { version: 2, retired }))]);
    };
    const isRead = ({ sk }: Key) => sk === `AREA#${body.code}`;
    const { ctx: late } = testContext(meanwhile(table, isRead, twin));
    const answer = await callerOf(routes, late)('POST', '/areas', registrar, { body });
    expect(answer.status).toBe(201);
    expect(first).toEqual([answer]);
  });

  it('answers the same even after it was renamed', async () => {
    const first = await call('POST', '/areas', registrar, { body });
    await call('PUT', `/areas/${body.code}`, registrar, {
      body: { name: 'Lower meadow' },
      headers: { 'if-match': '"1"' },
    });
    expect((await call('POST', '/areas', registrar, { body })).body).toEqual(first.body);
  });

  it.each([
    { why: 'another name', who: registrar, sent: { ...body, name: 'Else' }, status: 422 },
    { why: 'somebody else', who: colleague, sent: body, status: 409 },
  ])('refuses the same code sent with $why', async ({ who, sent, status }) => {
    await call('POST', '/areas', registrar, { body });
    expect((await call('POST', '/areas', who, { body: sent })).status).toBe(status);
  });

  it.each([
    { why: 'its parent is not there', who: registrar, sent: { ...body, code: '623027555001' }, status: 400 },
    { why: 'a field is unknown', who: registrar, sent: { ...body, liaison: 'me' }, status: 400 },
    { why: 'it lies in another county', who: foreignRegistrar, sent: body, status: 404 },
    { why: 'a supervisor keeps no registers', who: township, sent: body, status: 403 },
    { why: 'a worker keeps none either', who: zhuoma, sent: body, status: 403 },
  ])('refuses when $why, and writes nothing', async ({ who, sent, status }) => {
    const before = table.all();
    expect((await call('POST', '/areas', who, { body: sent })).status).toBe(status);
    expect(table.all()).toEqual(before);
  });
});

describe('PUT /areas/{code}', () => {
  const rename = (headers: Record<string, string>, who = registrar) =>
    call('PUT', `/areas/${VILLAGE}`, who, { body: { name: 'New name' }, headers });

  it('renames what has not changed since it was read', async () => {
    const answer = await rename({ 'if-match': '"1"' });
    expect(answer).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { name: 'New name', version: 2 },
    });
  });

  it.each([
    { why: 'no version is named', headers: {}, status: 428 },
    { why: 'the version is old', headers: { 'if-match': '"7"' }, status: 412 },
  ])('refuses when $why', async ({ headers, status }) => {
    const before = table.all();
    expect((await rename(headers as Record<string, string>)).status).toBe(status);
    expect(table.all()).toEqual(before);
  });

  it.each([
    { how: 'at once', meanwhile: async () => {} },
    { how: 'after a colleague gave another name', meanwhile: () => rename({ 'if-match': '"2"' }, colleague) },
  ])('answers the same when it is sent again $how', async ({ meanwhile }) => {
    const first = await rename({ 'if-match': '"1"' });
    await meanwhile();
    const before = table.all();
    expect(await rename({ 'if-match': '"1"' })).toEqual(first);
    expect(table.all()).toEqual(before);
  });

  it('answers both when it is sent twice at once', async () => {
    const both = await Promise.all([rename({ 'if-match': '"1"' }), rename({ 'if-match': '"1"' })]);
    expect(both.map(({ status, body: area }) => [status, area.version])).toEqual([
      [200, 2],
      [200, 2],
    ]);
  });

  it('hides an area of another county', async () => {
    expect((await rename({ 'if-match': '"1"' }, foreignRegistrar)).status).toBe(404);
  });
});

describe('GET /areas/{code}/responsible', () => {
  it('names the line from the prefecture down', async () => {
    const { body: line } = await call('GET', `/areas/${GRID}/responsible`, zhuoma);
    expect(line.items.map((one: { kind: string }) => one.kind)).toEqual([
      'prefecture',
      'county',
      'township',
      'village',
      'grid',
    ]);
  });
});
