import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/staff/routes.ts';
import { FOR_GOOD } from '../../shared/access/store/control-record.ts';
import type { Item } from '../../shared/table/table.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { staffFaults } from '../harness/invariants/staff.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { hoursLater } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { overNetwork } from '../support/over-network.ts';
import { aWorker, colleague, registrar, VILLAGE, zhuoma } from '../support/register.ts';
import { withRival } from '../support/rival.ts';

const MANY = Array.from({ length: 20 }, (_, n) => `w-${n + 1}`);

const setUp = () =>
  aPrefecture(
    routes,
    MANY.map((id) => workerItem(aWorker(id))),
  );
let { call, table, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, table, moveTo } = await setUp());
});

const keyed = (key: string | undefined, body: unknown) =>
  key === undefined ? { body } : { body, headers: { 'idempotency-key': key } };
const disable = (key?: string, who = registrar, reason = 'left-service') =>
  call('POST', '/workers/w-zhuoma/disable', who, keyed(key, { reason }));
const enable = (key?: string, who = registrar) =>
  call('POST', '/workers/w-zhuoma/enable', who, keyed(key, {}));
const change = (file: object, headers: object) =>
  call('PUT', '/workers/w-zhuoma', registrar, {
    body: { name: 'Zhuoma', role: 'worker', area: VILLAGE, ...file },
    headers: { ...headers },
  });

/** All but who looked at whom. */
const kept = (): Item[] => table.all().filter(({ pk }) => !pk.startsWith('ACCESS#'));
const faults = () => staffFaults(table.all());

describe('a command about a worker, sent again', () => {
  it.each([
    { what: 'disable', first: () => disable('k1'), opposite: () => enable('k2', colleague) },
    {
      what: 'enable',
      first: async () => {
        await disable('k0', colleague);
        return enable('k1');
      },
      opposite: () => disable('k2', colleague),
    },
  ])(
    'is answered as before and not done again after the opposite: $what',
    async ({ what, first, opposite }) => {
      const answered = await first();
      moveTo(hoursLater(1));
      await opposite();
      const before = kept();
      expect(await (what === 'disable' ? disable('k1') : enable('k1'))).toEqual(answered);
      expect(kept()).toEqual(before);
      expect(faults()).toEqual([]);
    },
  );

  it.each([undefined, 'k1'])('is done once, however many come at once, with the key %s', async (key) => {
    const all = await Promise.all([disable(key), disable(key), disable(key)]);
    expect(all.map(({ status, body }) => [status, body.worker.version])).toEqual([
      [200, 2],
      [200, 2],
      [200, 2],
    ]);
    expect(table.all().find(({ pk }) => pk === 'BULLETIN')).toMatchObject({ version: 1 });
  });

  it('is not another one under its key', async () => {
    await disable('k1');
    expect((await disable('k1', registrar, 'long-leave')).status).toBe(422);
    expect((await enable('k1')).status).toBe(422);
  });

  it('is a change that is answered as before, after another one and after they have left', async () => {
    const first = await change({}, { 'if-match': '"1"' });
    expect(first).toMatchObject({ status: 200, body: { version: 2 } });
    await change({ name: 'Dolma' }, { 'if-match': '"2"' });
    await disable('k1');
    const before = kept();
    expect(await change({}, { 'if-match': '"1"' })).toEqual(first);
    expect(kept()).toEqual(before);
  });

  it('does not ask somebody to sign in anew who serves already', async () => {
    moveTo(hoursLater(1));
    await enable();
    expect((await call('GET', '/links', zhuoma, { iat: hoursLater(0) })).status).toBe(200);
  });
});

describe('two registrars at once', () => {
  it('leave nobody out of service and let in, in twelve rounds', async () => {
    for (let round = 0; round < 12; round += 1) {
      const over = callerOf(routes, testContext(overNetwork(table)).ctx);
      const both = await Promise.all([
        over('POST', '/workers/w-zhuoma/disable', registrar, { body: { reason: 'left-service' } }),
        over('POST', '/workers/w-zhuoma/enable', colleague, { body: {} }),
      ]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect(faults()).toEqual([]);
    }
  });

  it('take nothing from a worker whose change is refused', async () => {
    const rival = () =>
      call('PUT', '/workers/w-zhuoma', colleague, {
        body: { name: 'Dolma', role: 'worker', area: VILLAGE },
        headers: { 'if-match': '"1"' },
      });
    const raced = callerOf(routes, testContext(withRival(table, rival)).ctx);
    moveTo(hoursLater(1));
    const lost = await raced('PUT', '/workers/w-zhuoma', registrar, {
      body: { name: 'Zhuoma', role: 'supervisor', area: VILLAGE },
      headers: { 'if-match': '"1"' },
    });
    expect(lost.status).toBe(412);
    // The rival's own change asked for a new token; the one that was refused did not ask again.
    expect(table.all().find(({ pk }) => pk === 'BULLETIN')).toMatchObject({ version: 1 });
  });
});

describe('twenty workers at once', () => {
  it('are all taken out of service, each once', async () => {
    const over = callerOf(routes, testContext(overNetwork(table)).ctx);
    const all = await Promise.all(
      MANY.map((id) =>
        over('POST', `/workers/${id}/disable`, registrar, { body: { reason: 'left-service' } }),
      ),
    );
    expect(all.map(({ status }) => status)).toEqual(MANY.map(() => 200));
    expect(faults()).toEqual([]);
    const record = table.all().find(({ pk }) => pk === 'BULLETIN');
    expect(record).toMatchObject({ version: MANY.length });
    expect(Object.values(record?.['withdrawn'] ?? {})).toEqual(MANY.map(() => Date.parse(FOR_GOOD) / 1_000));
  });
});
