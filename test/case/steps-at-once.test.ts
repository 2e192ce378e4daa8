import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/cases/routes.ts';
import type { Item, Table } from '../../shared/table/table.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { type Claims, callerOf } from '../support/call.ts';
import { caseApi, colleague, handler, ID, report, township, worker } from '../support/case-api.ts';
import { aWorker } from '../support/register.ts';

const REQUEST_MS = 3;

/** Each request takes its time, as over a network: whoever decides meanwhile is too late. */
const distant = (table: Table): Table => ({
  ...table,
  query: async (asked) => {
    const page = await table.query(asked);
    await setTimeout(REQUEST_MS);
    return page;
  },
});

let { call, ctx, table } = caseApi();
beforeEach(async () => {
  ({ ctx, table } = caseApi());
  call = callerOf(routes, { ...ctx, table: distant(table) });
  await call('POST', '/cases', worker, { body: report });
});

const step = (who: Claims, verb: string, body: unknown, key?: string) =>
  call('POST', `/cases/${ID}/${verb}`, who, {
    body,
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
const OTHER = '01JQ0000000000000000000002';
const timeline = async (id = ID) => (await call('GET', `/cases/${id}`, township)).body.timeline;
const taken = async (name: string, id = ID) =>
  (await timeline(id)).filter((entry: { step: string }) => entry.step === name).length;
const times = <T>(count: number, send: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => send(n)));

describe('steps that are sent at once', () => {
  it.each([
    { name: 'with keys', key: (n: number) => `key-${n % 5}` },
    { name: 'without', key: undefined },
  ])('all happen once when they are notes, $name', async ({ key }) => {
    const answers = await times(key === undefined ? 5 : 20, (n) =>
      step(township, 'notes', { words: `Note ${n % 5}.` }, key?.(n)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await taken('noted')).toBe(5);
  });

  it('get one answer each when they are the same step under one key, others beside them', async () => {
    const [accepts] = await Promise.all([
      times(4, () => step(township, 'accept', {}, 'a-key')),
      times(4, (n) => step(colleague, 'notes', { words: `Note ${n}.` }, `note-${n}`)),
    ]);
    expect(new Set(accepts.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(accepts[0]).toMatchObject({ status: 200, body: { status: 'accepted' } });
    expect(await taken('accepted')).toBe(1);
    expect(await taken('noted')).toBe(4);
  });

  it('merge and undo the merger of two cases once', async () => {
    await call('POST', '/cases', worker, { body: { ...report, id: OTHER } });
    const on = (verb: string, key: string, body?: object) =>
      call('POST', `/cases/${OTHER}/${verb}`, township, { body, headers: { 'idempotency-key': key } });
    const merged = await times(4, () => on('merge', 'm', { into: ID }));
    expect(merged.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await taken('absorbed')).toBe(1);
    const undone = await times(4, () => on('unmerge', 'u'));
    expect(undone.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await taken('released')).toBe(1);
    expect(await taken('unmerged', OTHER)).toBe(1);
  });
});

describe('a step that is refused for what has changed since it was taken', () => {
  const worker1: Item = workerItem(aWorker('w-zhuoma'));
  const left: Item = { ...worker1, active: false, version: 2, leftOn: '2026-03-09', reason: 'left-service' };

  /** Whoever sends it has read the case, and before they decide this happens. */
  const sendWhile = (verb: string, body: object, pk: string, happens: () => Promise<unknown>) => {
    let hasHappened = false;
    const query: Table['query'] = async (asked) => {
      const page = await table.query(asked);
      if (hasHappened || asked.pk !== pk) return page;
      hasHappened = true;
      await happens();
      return page;
    };
    const late = callerOf(routes, { ...ctx, table: { ...table, query } });
    return late('POST', `/cases/${ID}/${verb}`, township, { body, headers: { 'idempotency-key': 'one' } });
  };

  it('is answered, though who was to have it has left in the same moment', async () => {
    await table.load([worker1]);
    await step(township, 'accept', {});
    const body = { to: { worker: 'w-zhuoma' } };
    const first: unknown[] = [];
    const answer = await sendWhile('assign', body, `CASE#${ID}`, async () => {
      first.push(await step(township, 'assign', body, 'one'));
      await table.load([left]);
    });
    expect(answer.status).toBe(200);
    expect(first).toEqual([answer]);
    expect(await taken('assigned')).toBe(1);
  });

  it('is answered, though the other case has gone on in the same moment', async () => {
    await call('POST', '/cases', worker, { body: { ...report, id: OTHER } });
    const body = { into: OTHER };
    const first: unknown[] = [];
    const answer = await sendWhile('merge', body, `CASE#${ID}`, async () => {
      first.push(await step(township, 'merge', body, 'one'));
      await call('POST', `/cases/${OTHER}/refuse`, township, {
        body: { words: 'Nothing is broken.', goTo: 'The office for roads.' },
      });
    });
    expect(answer.status).toBe(200);
    expect(first).toEqual([answer]);
    expect(await taken('absorbed', OTHER)).toBe(1);
  });
});

describe('a step that is sent again without a key', () => {
  const with1 = (who: Claims, verb: string, body: object) =>
    call('POST', `/cases/${ID}/${verb}`, who, { body, headers: { 'if-match': '"1"' } });

  it('is known by the version that its sender had seen', async () => {
    const first = await with1(township, 'accept', {});
    await step(township, 'assign', { to: { unit: 'xh-roads' } });
    const stored = table.all();
    expect(await with1(township, 'accept', {})).toEqual(first);
    expect(table.all()).toEqual(stored);
  });

  it('is known so when it comes twice at once', async () => {
    const answers = await times(3, () => with1(township, 'notes', { words: 'Called.' }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await taken('noted')).toBe(1);
  });

  it.each([
    { name: 'of somebody else', who: colleague, verb: 'accept', body: {} },
    { name: 'of another kind', who: township, verb: 'notes', body: { words: 'Called.' } },
  ])('is not taken for one $name', async ({ who, verb, body }) => {
    await with1(township, 'accept', {});
    expect(await with1(who, verb, body)).toMatchObject({ status: 412 });
  });
});

describe('a step that ended the part of whoever took it', () => {
  it('gets its answer when it is sent again, also beside others', async () => {
    await step(township, 'accept', {});
    await step(township, 'assign', { to: { unit: 'xh-roads' } });
    const answers = await times(4, () => step(handler, 'return', { words: 'Not ours.' }, 'r'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await step(handler, 'return', { words: 'Not ours.' }, 'r')).toEqual(answers[0]);
    expect(await taken('returned')).toBe(1);
  });
});
