import { beforeEach, describe, expect, it } from 'vitest';
import { caseApi, colleague, handler, ID, report, township, worker } from '../support/case-api.ts';

let { call, step, toVerified } = caseApi();
beforeEach(() => {
  ({ call, step, toVerified } = caseApi());
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
    { why: 'my cases that have ended', query: 'of=mine&state=ended', status: 400 },
    { why: 'my cases of an area', query: 'of=mine&area=623027101', status: 400 },
    { why: 'ended cases that are late', query: 'state=ended&due=overdue', status: 400 },
    { why: 'ended cases that wait', query: 'state=to-ask&waiting=me', status: 400 },
    { why: 'open cases of a month', query: 'month=2026-03', status: 400 },
  ])('refuses $why', async ({ query, status }) => {
    expect(await call('GET', `/cases?${query}`, township)).toMatchObject({ status });
  });

  it('refuses the cursor of somebody else', async () => {
    await reportAll();
    const { body } = await call('GET', '/cases?limit=1', township);
    expect(await call('GET', `/cases?limit=1&cursor=${body.next}`, colleague)).toMatchObject({ status: 400 });
  });
});
