import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fillInboxes } from '../../functions/consumers/fill-inboxes.ts';
import { rollUpCases } from '../../functions/consumers/roll-up-cases.ts';
import { HouseholdId } from '../../shared/base/area-code.ts';
import { UnitId, WorkerId } from '../../shared/base/id.ts';
import { Instant } from '../../shared/base/instant.ts';
import { Phone } from '../../shared/base/requester.ts';
import { Name, Place, Words } from '../../shared/base/words.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { callerOf } from '../support/call.ts';
import { sqsEvent } from '../support/campaigns.ts';
import { caseApi, ID, report, worker } from '../support/case-api.ts';
import { GRID } from '../support/cases.ts';
import { testContext } from '../support/context.ts';

describe('C06 an answer', () => {
  it('holds what its schema names, whatever a record holds besides', async () => {
    const leaky = endpoint({
      method: 'GET',
      path: '/leaky',
      action: 'inbox.read',
      summary: 'A handler that hands out a whole record.',
      answers: z.object({ id: z.string() }),
      run: async () => ({ id: 'one', digest: 'secret', pk: 'CASE#one' }),
    });
    const call = callerOf([leaky], testContext().ctx);
    expect((await call('GET', '/leaky', worker)).body).toEqual({ id: 'one' });
  });

  it('that its schema does not know is a fault of ours, and shows nothing', async () => {
    const broken = endpoint({
      method: 'GET',
      path: '/broken',
      action: 'inbox.read',
      summary: 'A handler that forgets a field.',
      answers: z.object({ id: z.string(), version: z.int() }),
      run: async () => ({ id: 'secret', version: Number.NaN }),
    });
    const answer = await callerOf([broken], testContext().ctx)('GET', '/broken', worker);
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });
});

describe('a bomb of gzip', () => {
  it('is unpacked no further than a body may be long, and costs no time', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(192 * 1024);
    const { call } = caseApi();
    const memory = process.memoryUsage().arrayBuffers;
    const began = performance.now();
    const headers = { 'content-encoding': 'gzip' };
    const answer = await call('POST', '/cases', worker, { body: bomb, headers });
    expect(answer).toMatchObject({ status: 413, body: { code: 'request.too-large' } });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(process.memoryUsage().arrayBuffers - memory).toBeLessThan(10 * 1024 * 1024);
  });
});

describe('D03 a text made to keep a pattern busy', () => {
  const LONG = 50_000;
  const texts = [
    `${'a\n'.repeat(LONG)}\u0000`,
    `x${' '.repeat(LONG)}x`,
    `${'1'.repeat(LONG)}x`,
    `${'-'.repeat(LONG)}!`,
    `${'139 '.repeat(LONG)}x`,
    `2026-03-09T09:00:00.${'0'.repeat(LONG)}x`,
    `${'\u0301'.repeat(LONG)}\u202e`,
  ];
  const schemas = { Words, Name, Place, Phone, HouseholdId, WorkerId, UnitId, Instant };

  it.each(Object.entries(schemas))('is refused before anybody waits: %s', (_, schema) => {
    const began = performance.now();
    for (const text of texts) expect(schema.safeParse(text).success).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('D06, H04 one event a thousand times, and in the wrong order', () => {
  const message = (data: object) => JSON.stringify({ detail: { data } });

  it('tells everybody once, and counts a case once', async () => {
    const { call, step, table, ctx } = caseApi();
    await call('POST', '/cases', worker, { body: report });
    await step(
      { ...worker, sub: 's-1', doorstep_role: 'supervisor', doorstep_area: GRID.slice(0, 9) },
      'accept',
      {},
    );
    const versions = [2, 1];
    const once = async () => {
      await fillInboxes(sqsEvent(versions.map((version) => message({ caseId: ID, version }))), ctx);
      await rollUpCases(sqsEvent([message({ area: GRID })]), ctx);
    };
    await once();
    const before = table.all();
    const bodies = Array.from({ length: 1_000 }, (_, n) => message({ caseId: ID, version: versions[n % 2] }));
    expect(await fillInboxes(sqsEvent(bodies), ctx)).toEqual({ batchItemFailures: [] });
    await rollUpCases(sqsEvent(Array.from({ length: 1_000 }, () => message({ area: GRID }))), ctx);
    expect(table.all()).toEqual(before);
  });
});
