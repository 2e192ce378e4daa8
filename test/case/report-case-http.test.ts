import { beforeEach, describe, expect, it } from 'vitest';
import { caseApi, ID, neighbour, report, township, worker } from '../support/case-api.ts';
import { GRID, hoursLater } from '../support/cases.ts';

let { call, table, moveTo, step } = caseApi([]);
beforeEach(() => {
  ({ call, table, moveTo, step } = caseApi([]));
});

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
