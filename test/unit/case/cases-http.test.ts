import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../../functions/http/cases/routes.ts';
import { type Claims, callerOf } from '../../support/call.ts';
import { GRID, hoursLater } from '../../support/cases.ts';
import { testServices } from '../../support/services.ts';

const ID = '01JQ0000000000000000000001';
const worker: Claims = { sub: 'w-zhuoma', doorstep_role: 'worker', doorstep_area: GRID };
const handler: Claims = {
  sub: 'h-roads',
  doorstep_role: 'handler',
  doorstep_area: '623027',
  doorstep_unit: 'xh-roads',
};
const township: Claims = { sub: 's-township', doorstep_role: 'supervisor', doorstep_area: '623027101' };
const colleague: Claims = { ...township, sub: 's-colleague' };
const county: Claims = { sub: 's-county', doorstep_role: 'supervisor', doorstep_area: '623027' };
const neighbour: Claims = { ...worker, sub: 'w-next', doorstep_area: '623027101203006' };

const report = {
  id: ID,
  kind: 'household-request',
  subject: { type: 'area', id: GRID },
  words: 'The lane is washed out.',
};

const setUp = () => {
  const test = testServices();
  return { ...test, call: callerOf(routes, test.services) };
};
let { call, table, services, log, moveTo } = setUp();
beforeEach(() => {
  ({ call, table, services, log, moveTo } = setUp());
});

const step = (claims: Claims, verb: string, body?: unknown, key?: string) =>
  call('POST', `/cases/${ID}/${verb}`, claims, {
    body,
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });

const toVerified = async () => {
  await call('POST', '/cases', worker, { body: report });
  await step(township, 'accept', {});
  await step(township, 'assign', { to: { unit: 'xh-roads' } });
  await step(handler, 'start', {});
  await step(handler, 'answer', { result: 'solved', words: 'Filled and drained.' });
  return step(worker, 'verify', { reached: 'confirmed' });
};

describe('POST /cases', () => {
  it('opens a case and says until when it will be accepted', async () => {
    const answer = await call('POST', '/cases', worker, { body: report });
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ etag: '"1"', 'cache-control': 'no-store' });
    expect(answer.body).toMatchObject({
      id: ID,
      status: 'reported',
      colour: 'green',
      clock: { stage: 'accept', dueOn: '2026-03-10' },
    });
    expect(answer.body).not.toHaveProperty('digest');
  });

  it('gives one case and the same answer however often it is sent, and however far the case has come', async () => {
    const first = await call('POST', '/cases', worker, { body: report });
    await step(township, 'accept', {});
    moveTo(hoursLater(5));
    const stored = table.all();
    expect(await call('POST', '/cases', worker, { body: report })).toEqual(first);
    expect(table.all()).toEqual(stored);
  });

  it('gives one case when it is sent twice at once', async () => {
    const [one, two] = await Promise.all([
      call('POST', '/cases', worker, { body: report }),
      call('POST', '/cases', worker, { body: report }),
    ]);
    expect(one).toEqual(two);
    expect(table.all().filter(({ sk }) => sk === 'CASE')).toHaveLength(1);
  });

  it.each([
    { why: 'malformed JSON', body: '{"id":', status: 400, pointers: ['#'] },
    { why: 'an unknown field', body: { ...report, status: 'closed' }, status: 400, pointers: ['#/status'] },
    { why: 'a wrong type', body: { ...report, words: 7 }, status: 400, pointers: ['#/words'] },
    {
      why: 'two wrong fields',
      body: { ...report, id: 'x', kind: 'y' },
      status: 400,
      pointers: ['#/id', '#/kind'],
    },
    {
      why: 'a household whose check digit is wrong',
      body: { ...report, subject: { type: 'household', id: `${GRID}-0171` } },
      status: 400,
      pointers: ['#/subject/id'],
    },
    {
      why: 'a county as its place',
      body: { ...report, subject: { type: 'area', id: '623027' } },
      status: 404,
      pointers: [],
    },
    {
      why: 'a priority that the kind does not have',
      body: { ...report, kind: 'question', priority: 'P0' },
      status: 400,
      pointers: ['#/priority'],
    },
    { why: 'more than 256 KB', body: { ...report, words: 'a'.repeat(2_000_000) }, status: 413, pointers: [] },
    { why: 'control characters', body: { ...report, words: 'a\u0007b' }, status: 400, pointers: ['#/words'] },
    {
      why: 'a prototype in the body',
      body: JSON.stringify(report).replace('{', '{"__proto__":{"a":1},'),
      status: 400,
      pointers: ['#/__proto__'],
    },
  ])('refuses $why, names the field and writes nothing', async ({ body, status, pointers }) => {
    const answer = await call('POST', '/cases', worker, { body });
    expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/problem+json' } });
    expect((answer.body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
    expect(table.all()).toEqual([]);
  });

  it.each([
    { why: 'a grid of somebody else', who: neighbour, status: 404 },
    { why: 'a role without a part in it', who: { ...worker, doorstep_role: 'auditor' }, status: 403 },
    { why: 'an unknown role', who: { ...worker, doorstep_role: 'king' }, status: 401 },
  ])('refuses $why', async ({ who, status }) => {
    expect(await call('POST', '/cases', who, { body: report })).toMatchObject({ status });
    expect(table.all()).toEqual([]);
  });

  it('refuses the same id from somebody else, and with another body', async () => {
    await call('POST', '/cases', worker, { body: report });
    expect(await call('POST', '/cases', { ...worker, sub: 'w-other' }, { body: report })).toMatchObject({
      status: 409,
    });
    expect(await call('POST', '/cases', worker, { body: { ...report, words: 'Another.' } })).toMatchObject({
      status: 422,
    });
  });
});

describe('the steps of a case', () => {
  it('lead to a verified close', async () => {
    await toVerified();
    expect(await step(colleague, 'close', {})).toMatchObject({
      status: 200,
      body: { status: 'closed', result: 'solved', version: 7 },
    });
  });

  it('let one of two closers win and tell the other', async () => {
    await toVerified();
    const both = await Promise.all([step(township, 'close', {}), step(colleague, 'close', {})]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('answer a retry with the same key as the first time, and change nothing', async () => {
    await toVerified();
    const first = await step(colleague, 'close', {}, 'key-of-close');
    const stored = table.all();
    expect(await step(colleague, 'close', {}, 'key-of-close')).toEqual(first);
    expect(table.all()).toEqual(stored);
  });

  it('refuse a key of somebody else, or of another step', async () => {
    await toVerified();
    await step(colleague, 'notes', { words: 'Called.' }, 'one-key');
    expect(await step(township, 'notes', { words: 'Called.' }, 'one-key')).toMatchObject({ status: 409 });
    expect(await step(colleague, 'close', {}, 'one-key')).toMatchObject({ status: 422 });
  });

  it('refuse a stale version with 412', async () => {
    await call('POST', '/cases', worker, { body: report });
    const stale = await call('POST', `/cases/${ID}/accept`, township, {
      body: {},
      headers: { 'if-match': '"7"' },
    });
    expect(stale).toMatchObject({ status: 412 });
  });

  it.each([
    {
      who: 'another unit',
      claims: { ...handler, sub: 'h-x', doorstep_unit: 'xh-water' },
      verb: 'start',
      status: 404,
    },
    { who: 'a worker of the grid', claims: worker, verb: 'close', status: 403 },
    { who: 'a worker of another grid', claims: neighbour, verb: 'verify', status: 404 },
  ])('are not for $who', async ({ claims, verb, status }) => {
    await toVerified();
    const body = verb === 'verify' ? { reached: 'confirmed' } : {};
    expect(await step(claims, verb, body)).toMatchObject({ status });
  });

  it('count on the board: opened = open + closed + merged + withdrawn', async () => {
    await toVerified();
    await step(colleague, 'close', {});
    expect(table.all().find(({ pk }) => pk.startsWith('TALLY#'))).toMatchObject({ opened: 1, closed: 1 });
  });
});

describe('GET /cases/{caseId}', () => {
  it('shows a handler everything and notes in the access log that they read it', async () => {
    await toVerified();
    const { body } = await call('GET', `/cases/${ID}`, handler);
    expect(body).toMatchObject({ shown: 'whole', subject: { id: GRID } });
    expect(body.timeline[0]).toMatchObject({ step: 'reported', words: report.words });
    expect(table.all().filter(({ pk }) => pk.startsWith('ACCESS#'))).toMatchObject([
      { reader: 'h-roads', purpose: 'case.track' },
    ]);
  });

  it('shows the county stages and deadlines, and neither words nor subject', async () => {
    await toVerified();
    const { body } = await call('GET', `/cases/${ID}`, county);
    expect(body).toMatchObject({ shown: 'trace', status: 'verifying' });
    expect(body).not.toHaveProperty('subject');
    expect(JSON.stringify(body)).not.toContain('lane');
  });

  it('shows nothing when the access log cannot be written', async () => {
    await toVerified();
    table.load = () => Promise.reject(new Error('no log today'));
    const answer = await call('GET', `/cases/${ID}`, handler);
    expect(answer).toMatchObject({ status: 500, body: { title: 'failed' } });
    expect(JSON.stringify(answer)).not.toContain('lane');
    expect(log.lines).toHaveLength(1);
  });

  it.each([{ who: neighbour }, { who: { ...county, doorstep_area: '623001' } }])(
    'is as if it did not exist for others',
    async ({ who }) => {
      await toVerified();
      const missing = await call('GET', '/cases/01JQ0000000000000000000009', who);
      expect(await call('GET', `/cases/${ID}`, who)).toMatchObject({ status: 404, body: missing.body });
    },
  );

  it('is refused at the next request once access was withdrawn', async () => {
    await toVerified();
    await services.bulletin.withdraw('h-roads', hoursLater(1));
    expect(await call('GET', `/cases/${ID}`, handler)).toMatchObject({ status: 403 });
    moveTo(hoursLater(2));
    expect(await call('GET', `/cases/${ID}`, handler)).toMatchObject({ status: 200 });
  });
});

describe('GET /cases', () => {
  const ids = ['01JQ0000000000000000000011', '01JQ0000000000000000000012', '01JQ0000000000000000000013'];
  const reportAll = () =>
    Promise.all(ids.map((id) => call('POST', '/cases', worker, { body: { ...report, id } })));

  it('goes through all cases page by page, without words and subjects', async () => {
    await reportAll();
    const first = await call('GET', '/cases?limit=2', township);
    const second = await call('GET', `/cases?limit=2&cursor=${first.body.next}`, township);
    expect([...first.body.items, ...second.body.items].map(({ id }) => id).sort()).toEqual(ids);
    expect(second.body).not.toHaveProperty('next');
    expect(JSON.stringify(first.body)).not.toMatch(/lane|subject|digest/);
  });

  it('keeps ended cases apart from open ones', async () => {
    await toVerified();
    expect((await call('GET', '/cases?state=ended', township)).body.items).toEqual([]);
    await step(colleague, 'close', {});
    expect((await call('GET', '/cases?state=ended', township)).body.items).toMatchObject([
      { id: ID, status: 'closed' },
    ]);
    expect((await call('GET', '/cases', township)).body.items).toEqual([]);
  });

  it('shows a handler what lies with the unit', async () => {
    await toVerified();
    expect((await call('GET', '/cases?of=mine', handler)).body.items).toMatchObject([
      { id: ID, assignee: 'unit:xh-roads' },
    ]);
    expect(
      (await call('GET', '/cases?of=mine', { ...handler, doorstep_unit: 'xh-water' })).body.items,
    ).toEqual([]);
  });

  it.each([
    { why: 'an area outside', query: 'area=623001', status: 404 },
    { why: 'a page of 10,000', query: 'limit=10000', status: 400 },
    { why: 'a filter by a hidden field', query: 'words=lane', status: 400 },
    { why: 'a damaged cursor', query: 'cursor=abc', status: 400 },
  ])('refuses $why', async ({ query, status }) => {
    expect(await call('GET', `/cases?${query}`, township)).toMatchObject({ status });
  });

  it('refuses the cursor of somebody else', async () => {
    await reportAll();
    const { body } = await call('GET', '/cases?limit=1', township);
    expect(await call('GET', `/cases?limit=1&cursor=${body.next}`, colleague)).toMatchObject({ status: 400 });
  });
});

describe('merging', () => {
  const OTHER = '01JQ0000000000000000000002';
  const both = async () => {
    await call('POST', '/cases', worker, { body: report });
    await call('POST', '/cases', worker, { body: { ...report, id: OTHER } });
  };

  it('is offered for cases of the same kind and subject, and undone without a trace in the clock', async () => {
    await both();
    expect((await call('GET', `/cases/${OTHER}/duplicates`, township)).body.items).toMatchObject([
      { id: ID },
    ]);
    const before = await call('GET', `/cases/${OTHER}`, township);
    const merged = await call('POST', `/cases/${OTHER}/merge`, township, { body: { into: ID } });
    expect(merged.body).toMatchObject({ status: 'merged', into: ID });
    expect((await call('GET', `/cases/${ID}`, township)).body).toMatchObject({ reporters: 2 });
    await call('POST', `/cases/${OTHER}/unmerge`, township);
    expect((await call('GET', `/cases/${OTHER}`, township)).body.clock).toEqual(before.body.clock);
    expect((await call('GET', `/cases/${ID}`, township)).body).toMatchObject({ reporters: 1 });
  });

  it('leaves both as they were when one cannot be written', async () => {
    await both();
    await step(township, 'refuse', { words: 'Not here.', goTo: 'The county.' });
    const stored = table.all();
    expect(await call('POST', `/cases/${OTHER}/merge`, township, { body: { into: ID } })).toMatchObject({
      status: 409,
    });
    expect(table.all()).toEqual(stored);
  });
});
