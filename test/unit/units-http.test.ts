import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/units/routes.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { foreignRegistrar, OTHER_COUNTY, TOWNSHIP } from '../support/register.ts';

const unit = {
  id: 'xh-civil',
  name: { 'zh-CN': '民政局', bo: 'དམངས་སྲིད་ཅུས', en: 'Civil Affairs Bureau' },
  area: '623027',
  sort: 'office',
  takesPart: ['household', 'care'],
  handles: ['entitlement', 'care-need'],
  officeNumber: '0941-0110100',
};

let { call } = await aPrefecture(routes);
beforeEach(async () => {
  ({ call } = await aPrefecture(routes));
});
const add = (more: object = {}, who = people.wangmo, headers = {}) =>
  call('POST', '/units', who, { body: { ...unit, ...more }, headers });
const ids = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id);

describe('POST /units', () => {
  it('adds one, however often it is sent, and everybody of the county finds it', async () => {
    const first = await add();
    expect(first).toMatchObject({ status: 201, body: { ...unit, version: 1 } });
    expect((await add()).body).toEqual(first.body);
    for (const who of [people.zhuoma, people.dorje, people.tashi, people.nima, people.norbu])
      expect(await call('GET', '/units/xh-civil', who)).toMatchObject({ status: 200, body: unit });
  });

  it('keeps the same answer for the same key, and refuses another body under it', async () => {
    const keyed = { 'idempotency-key': 'k1' };
    const first = await add({}, people.wangmo, keyed);
    expect((await add({}, people.wangmo, keyed)).body).toEqual(first.body);
    expect((await add({ sort: 'agency' }, people.wangmo, keyed)).status).toBe(422);
  });

  it('refuses an id that another county has given, for an assignment names nothing but the id', async () => {
    await add();
    const there = { ...unit, area: OTHER_COUNTY };
    expect(await add(there, foreignRegistrar)).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('record.id-taken') },
    });
  });

  it.each([
    { why: 'by a supervisor', more: {}, who: people.sonam, status: 403 },
    { why: 'for another county', more: { area: OTHER_COUNTY }, who: people.wangmo, status: 404 },
    { why: 'for an area that is not there', more: { area: '623027999' }, who: people.wangmo, status: 400 },
    { why: 'with a name of 81 characters', more: { name: { 'zh-CN': '局'.repeat(81) } }, status: 400 },
    { why: 'without a Chinese name', more: { name: { en: 'Office' } }, status: 400 },
    { why: 'with a kind of case that there is not', more: { handles: ['taxes'] }, status: 400 },
    { why: 'with a kind twice', more: { handles: ['question', 'question'] }, status: 400 },
    { why: 'with a programme that there is not', more: { takesPart: ['taxes'] }, status: 400 },
  ])('is refused $why', async ({ more, who = people.wangmo, status }) => {
    expect((await add(more, who)).status).toBe(status);
  });
});

describe('GET /units', () => {
  it('lists what works for my area, by id, page by page and full', async () => {
    const first = await call('GET', '/units?limit=2', people.zhuoma);
    expect(ids(first)).toEqual(['xh-agriculture', 'xh-education']);
    const second = await call('GET', `/units?limit=2&cursor=${first.body.next}`, people.zhuoma);
    expect(ids(second)).toEqual(['xh-employment', 'xh-roads']);
    const third = await call('GET', `/units?limit=2&cursor=${second.body.next}`, people.zhuoma);
    expect([ids(third), third.body.next]).toEqual([['xh-water'], undefined]);
  });

  it('lists those that handle a kind, and those of a part of the area that is asked for', async () => {
    await add({ handles: ['care-need'] });
    await add({ id: 'xh-township', area: TOWNSHIP, handles: ['question'] });
    await add({ id: 'xh-beside', area: '623027110', handles: ['question'] });
    expect(ids(await call('GET', '/units?kind=care-need', people.tashi))).toContain('xh-civil');
    const question = ids(await call('GET', '/units?kind=question', people.tashi));
    expect(question).toContain('xh-township');
    expect(question).not.toContain('xh-civil');
    expect(question).not.toContain('xh-beside');
    const whole = ids(await call('GET', '/units?kind=question&area=623027', people.tashi));
    expect(whole).toEqual(expect.arrayContaining(['xh-township', 'xh-beside']));
  });

  it('shows the units of all counties to the prefecture, and none of another county to a county', async () => {
    await add({ id: 'lq-roads', area: OTHER_COUNTY }, foreignRegistrar);
    expect(ids(await call('GET', '/units', people.nima))).toEqual(
      expect.arrayContaining(['lq-roads', 'xh-roads']),
    );
    expect((await call('GET', '/units/lq-roads', people.tashi)).status).toBe(404);
    expect((await call('GET', `/units?area=${OTHER_COUNTY}`, people.tashi)).status).toBe(404);
  });
});

describe('PUT /units/{unitId}', () => {
  const { id: _, ...file } = unit;
  const change = (version: number | undefined, body: object, who = people.wangmo) =>
    call('PUT', '/units/xh-civil', who, {
      body,
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    });

  it('replaces what is held, for who has seen the version', async () => {
    await add();
    const changed = { ...file, handles: ['entitlement'] };
    expect(await change(undefined, changed)).toMatchObject({ status: 428 });
    expect(await change(7, changed)).toMatchObject({ status: 412 });
    expect(await change(1, changed)).toMatchObject({
      status: 200,
      body: { ...changed, id: 'xh-civil', version: 2 },
    });
    expect(await change(1, changed)).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await call('GET', '/units/xh-civil', people.zhuoma)).body).toMatchObject({
      ...changed,
      version: 2,
    });
  });

  it('is for the registrar of its area alone', async () => {
    await add();
    expect((await change(1, file, people.sonam)).status).toBe(403);
    expect((await change(1, file, foreignRegistrar)).status).toBe(404);
    expect((await change(1, { ...file, area: OTHER_COUNTY })).status).toBe(404);
  });

  it('takes its id along when the whole prefecture puts it under another county', async () => {
    await add();
    const all = { ...people.wangmo, sub: 'r-all', doorstep_area: '623000' };
    expect((await change(1, { ...file, area: OTHER_COUNTY }, all)).status).toBe(200);
    expect((await call('GET', '/units/xh-civil', people.zhuoma)).status).toBe(404);
    expect((await add()).status).toBe(409);
  });
});
