import { beforeEach, describe, expect, it } from 'vitest';
import { caseApi, colleague, handler, ID, neighbour, report, township, worker } from '../support/case-api.ts';

let { call, table, step, toVerified } = caseApi();
beforeEach(() => {
  ({ call, table, step, toVerified } = caseApi());
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

  it('count on the board: opened = open + closed + refused + merged + withdrawn', async () => {
    await toVerified();
    await step(colleague, 'close', {});
    expect(table.all().find(({ pk }) => pk.startsWith('TALLY#'))).toMatchObject({ opened: 1, closed: 1 });
  });
});
