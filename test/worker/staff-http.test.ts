import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/staff/routes.ts';
import { revokeTokens } from '../../shared/access/store/control-record.ts';
import { addChannel, channelsOf } from '../../shared/notification/store/channel-store.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { hoursLater, MONDAY } from '../support/cases.ts';
import {
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
let { call, table, moveTo, ctx } = await setUp();
beforeEach(async () => {
  ({ call, table, moveTo, ctx } = await setUp());
});

const body = { id: 'w-new', name: 'Nima', phone: '0941 123456', role: 'worker', area: VILLAGE };
const file = { name: 'Zhuoma', role: 'worker', area: GRID };
const change = (sent: unknown, headers: Record<string, string>, who = registrar) =>
  call('PUT', '/workers/w-zhuoma', who, { body: sent, headers });

describe('GET /workers', () => {
  it('lists who serves in my area, and notes whose records were shown', async () => {
    const { body: page } = await call('GET', '/workers', township);
    expect(page.items.map(({ id }: { id: string }) => id)).toEqual([
      's-township',
      'w-village',
      'w-cairang',
      'w-zhuoma',
      'w-twin',
    ]);
    expect(table.all().filter(({ pk }) => pk.startsWith('ACCESS#worker:'))).toHaveLength(5);
  });

  it('lists the whole prefecture county by county', async () => {
    const everywhere = { sub: 'r-gn', doorstep_role: 'registrar', doorstep_area: '623000' };
    const { body: page } = await call('GET', '/workers', everywhere);
    expect(page.items).toHaveLength(8);
  });

  it('keeps those who left in a list of their own', async () => {
    await call('POST', '/workers/w-twin/disable', registrar, { body: { reason: 'left-service' } });
    const ids = async (active: string) => {
      const { body: page } = await call('GET', `/workers?area=${VILLAGE}&active=${active}`, registrar);
      return page.items.map(({ id }: { id: string }) => id);
    };
    expect(await ids('true')).not.toContain('w-twin');
    expect(await ids('false')).toEqual(['w-twin']);
  });

  it.each([
    { what: 'a worker', who: zhuoma, status: 403 },
    { what: 'another county', who: foreignRegistrar, status: 404 },
  ])('is not for $what', async ({ who, status }) => {
    expect((await call('GET', `/workers?area=${TOWNSHIP}`, who)).status).toBe(status);
  });
});

describe('POST /workers', () => {
  it('adds one, and answers the same twice, and who has left as they stand', async () => {
    const first = await call('POST', '/workers', registrar, { body });
    expect(first).toMatchObject({ status: 201, body: { ...body, active: true, version: 1 } });
    expect((await call('POST', '/workers', registrar, { body })).body).toEqual(first.body);
    await call('POST', '/workers/w-new/disable', registrar, { body: { reason: 'other-post' } });
    const again = await call('POST', '/workers', registrar, { body });
    expect(again).toMatchObject({ status: 201, body: { active: false, reason: 'other-post' } });
  });

  it.each([
    { why: 'with another body', who: registrar, sent: { ...body, name: 'Else' }, status: 422 },
    { why: 'by another user', who: colleague, sent: body, status: 409 },
  ])('refuses the same id $why', async ({ who, sent, status }) => {
    await call('POST', '/workers', registrar, { body });
    expect((await call('POST', '/workers', who, { body: sent })).status).toBe(status);
  });

  it.each([
    { why: 'the area lies elsewhere', who: foreignRegistrar, sent: body, status: 404 },
    { why: 'a supervisor keeps no registers', who: township, sent: body, status: 403 },
    { why: 'a handler has no unit', who: registrar, sent: { ...body, role: 'handler' }, status: 400 },
    { why: 'a worker has one', who: registrar, sent: { ...body, unit: 'xh-roads' }, status: 400 },
    { why: 'the role is made up', who: registrar, sent: { ...body, role: 'king' }, status: 400 },
    { why: 'a field is unknown', who: registrar, sent: { ...body, active: false }, status: 400 },
  ])('refuses when $why, and writes nothing', async ({ who, sent, status }) => {
    const before = table.all();
    expect((await call('POST', '/workers', who, { body: sent })).status).toBe(status);
    expect(table.all()).toEqual(before);
  });
});

describe('PUT /workers/{workerId}', () => {
  it('lets a worker go on who only has another telephone number', async () => {
    expect((await change({ ...file, phone: '0941 777777' }, { 'if-match': '"1"' })).status).toBe(200);
    expect((await call('GET', '/links', zhuoma, { iat: MONDAY })).status).toBe(200);
  });

  it('asks a worker to sign in anew whose area has changed', async () => {
    moveTo(hoursLater(1));
    expect((await change({ ...file, area: VILLAGE }, { 'if-match': '"1"' })).status).toBe(200);
    expect((await call('GET', '/links', zhuoma, { iat: MONDAY })).status).toBe(403);
    expect((await call('GET', '/links', zhuoma, { iat: hoursLater(2) })).status).toBe(200);
  });

  it('asks a worker to sign in anew who is something besides from now on, and knows what they are', async () => {
    moveTo(hoursLater(1));
    const both = { ...file, furtherRoles: ['handler'], unit: 'xh-roads' };
    const changed = await change(both, { 'if-match': '"1"' });
    expect(changed).toMatchObject({ status: 200, body: { role: 'worker', furtherRoles: ['handler'] } });
    expect((await call('GET', '/links', zhuoma, { iat: MONDAY })).status).toBe(403);
    expect((await call('GET', '/workers/w-zhuoma', registrar)).body).toMatchObject(both);
    // The same two in the other order change nothing about anybody's token.
    const turned = { ...both, role: 'handler', furtherRoles: ['worker'] };
    moveTo(hoursLater(3));
    expect((await change(turned, { 'if-match': '"2"' })).status).toBe(200);
    expect((await call('GET', '/links', zhuoma, { iat: hoursLater(2) })).status).toBe(200);
    moveTo(hoursLater(4));
    expect((await change(file, { 'if-match': '"3"' })).status).toBe(200);
    expect((await call('GET', '/links', zhuoma, { iat: hoursLater(2) })).status).toBe(403);
    expect((await call('GET', '/workers/w-zhuoma', registrar)).body).not.toHaveProperty('furtherRoles');
  });

  it('asks to sign in anew for a role alone, where area and office stay', async () => {
    moveTo(hoursLater(1));
    const changed = await change({ ...file, furtherRoles: ['auditor'] }, { 'if-match': '"1"' });
    expect(changed.status).toBe(200);
    expect((await call('GET', '/links', zhuoma, { iat: MONDAY })).status).toBe(403);
    expect((await call('GET', '/links', zhuoma, { iat: hoursLater(2) })).status).toBe(200);
  });

  it.each([
    { what: 'the same twice', more: { furtherRoles: ['worker'] }, at: '#/furtherRoles' },
    { what: 'a handler without an office', more: { furtherRoles: ['handler'] }, at: '#/unit' },
    {
      what: 'an office without a handler',
      more: { furtherRoles: ['auditor'], unit: 'xh-roads' },
      at: '#/unit',
    },
    { what: 'nothing at all', more: { furtherRoles: [] }, at: '#/furtherRoles' },
  ])('refuses further roles that are $what', async ({ more, at }) => {
    const answer = await change({ ...file, ...more }, { 'if-match': '"1"' });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: at }] } });
  });

  it.each([
    { why: 'no version is named', sent: file, headers: {}, who: registrar, status: 428 },
    { why: 'the version is old', sent: file, headers: { 'if-match': '"4"' }, who: registrar, status: 412 },
    {
      why: 'it moves them out of my area',
      sent: { ...file, area: '623026' },
      headers: { 'if-match': '"1"' },
      who: registrar,
      status: 404,
    },
    {
      why: 'they serve elsewhere',
      sent: file,
      headers: { 'if-match': '"1"' },
      who: foreignRegistrar,
      status: 404,
    },
  ])('refuses when $why, and writes nothing', async ({ sent, headers, who, status }) => {
    const before = table.all();
    expect((await change(sent, headers as Record<string, string>, who)).status).toBe(status);
    expect(table.all()).toEqual(before);
  });
});

const target = { type: 'e-mail', mailbox: 'someone@example.org', language: 'zh-CN' } as const;
const aChannel = { target, version: 1, sentUpTo: 0, attempts: 0, givenUp: 0 };

describe('another unit of a worker', () => {
  it('ends messages about the one before, and neither those to others nor those about their own inbox', async () => {
    const desk = { name: 'Tsering', role: 'handler', area: '623027', unit: 'xh-roads' };
    const made = await call('POST', '/workers', registrar, { body: { ...desk, id: 'h-tsering' } });
    expect(made.status).toBe(201);
    const add = (n: number, address: string, by: string) =>
      addChannel(ctx, { ...aChannel, id: `01JQ00000000000000000000W${n}`, address, by });
    await add(1, 'unit:xh-roads', 'h-tsering');
    await add(2, 'unit:xh-roads', 'h-other');
    await add(3, 'h-tsering', 'h-tsering');
    const moved = { body: { ...desk, unit: 'xh-water' }, headers: { 'if-match': '"1"' } };
    expect(await call('PUT', '/workers/h-tsering', registrar, moved)).toMatchObject({ status: 200 });
    expect((await channelsOf(ctx, 'unit:xh-roads')).map(({ by }) => by)).toEqual(['h-other']);
    expect(await channelsOf(ctx, 'h-tsering')).toHaveLength(1);
  });
});

describe('POST /workers/{workerId}/disable', () => {
  const disable = (who = registrar) =>
    call('POST', '/workers/w-zhuoma/disable', who, { body: { reason: 'left-service' } });

  it('refuses a live token at the next request, and a newer one too, until they are taken on again', async () => {
    expect((await call('GET', '/links', zhuoma)).status).toBe(200);
    expect(await disable()).toMatchObject({ status: 200, body: { worker: { active: false }, links: 1 } });
    expect((await call('GET', '/links', zhuoma)).status).toBe(403);
    expect((await call('GET', '/links', zhuoma, { iat: hoursLater(100) })).status).toBe(403);
    await call('POST', '/workers/w-zhuoma/enable', registrar, { body: {} });
    expect((await call('GET', '/links', zhuoma, { iat: hoursLater(1) })).status).toBe(200);
  });

  it('keeps refusing the tokens of others whose access was changed', async () => {
    const twin = { ...zhuoma, sub: 'w-twin' };
    await revokeTokens(ctx, 'w-twin', hoursLater(1));
    await disable();
    expect((await call('GET', '/links', twin)).status).toBe(403);
  });

  it('ends the messages to them, and forgets where these went', async () => {
    for (const address of ['w-zhuoma', 'w-cairang'])
      await addChannel(ctx, { ...aChannel, id: '01JQ00000000000000000000W1', address, by: address });
    await disable();
    expect(await channelsOf(ctx, 'w-zhuoma')).toEqual([]);
    expect(await channelsOf(ctx, 'w-cairang')).toHaveLength(1);
  });

  it('answers the same twice', async () => {
    const first = await disable();
    expect(await disable()).toEqual(first);
  });

  it.each([
    { why: 'a supervisor', who: township, status: 403 },
    { why: 'another county', who: foreignRegistrar, status: 404 },
    { why: 'the worker', who: zhuoma, status: 403 },
  ])('is not for $why', async ({ who, status }) => {
    expect((await disable(who)).status).toBe(status);
  });

  it('is not for oneself', async () => {
    const self = await call('POST', '/workers/r-county/disable', registrar, {
      body: { reason: 'left-service' },
    });
    expect(self.status).toBe(403);
  });
});
