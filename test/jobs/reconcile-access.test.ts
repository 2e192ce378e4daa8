import { beforeEach, describe, expect, it } from 'vitest';
import { routes as rights } from '../../functions/http/rights/routes.ts';
import { recount } from '../../functions/sweeps/recount.ts';
import { FOR_GOOD, readControlRecord, revokeTokens } from '../../shared/access/store/control-record.ts';
import { addDays, addMs, startOf } from '../../shared/base/instant.ts';
import { listCertificates } from '../../shared/jobs/store/sweep-store.ts';
import { reconcileAccess } from '../../shared/jobs/use-cases/reconcile-access.ts';
import { addChannel, channelsOf } from '../../shared/notification/store/channel-store.ts';
import { disableWorker } from '../../shared/worker/rules/change-worker.ts';
import { type LeavingReason, Worker } from '../../shared/worker/rules/worker.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { staffFaults } from '../harness/invariants/staff.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { MONDAY } from '../support/cases.ts';
import { aWorker } from '../support/register.ts';

const target = { type: 'e-mail', mailbox: 'someone@example.org', language: 'en' } as const;
const aChannel = {
  id: '01JQ00000000000000000000W1',
  target,
  version: 1,
  sentUpTo: 0,
  attempts: 0,
  givenUp: 0,
};

const setUp = () => aPrefecture([], []);
let { ctx, table, moveTo } = await setUp();
beforeEach(async () => {
  ({ ctx, table, moveTo } = await setUp());
});

/** As several writes without an order left it: out of the register's service, and nothing else. */
const leave = (id: string) =>
  table.load([workerItem(Worker.parse(disableWorker(aWorker(id), 'left-service', '2026-03-02')))]);
const faults = () => staffFaults(table.all());

describe('the nightly look at who is let in', () => {
  it('lets nobody in who has left, and tells them of nothing', async () => {
    await addChannel(ctx, { ...aChannel, address: 'w-zhuoma', by: 'w-zhuoma' });
    await leave('w-zhuoma');
    expect(faults()).toHaveLength(2);
    expect(await reconcileAccess(ctx)).toMatchObject({ scanned: 1, changed: 1, complete: true });
    expect(faults()).toEqual([]);
    expect(await channelsOf(ctx, 'w-zhuoma')).toEqual([]);
  });

  it('lets in who serves, with a token of from now on', async () => {
    await revokeTokens(ctx, 'w-zhuoma', FOR_GOOD);
    expect(faults()).toEqual(['WORKER#w-zhuoma: serves and is shut out']);
    expect(await reconcileAccess(ctx)).toMatchObject({ scanned: 1, changed: 1, complete: true });
    expect(faults()).toEqual([]);
    const { withdrawn } = await readControlRecord(ctx, 0);
    expect(withdrawn['w-zhuoma']).toBe(Date.parse(MONDAY) / 1_000);
  });

  it('changes nothing where they agree, and leaves those alone who are in no register', async () => {
    await leave('w-zhuoma');
    await revokeTokens(ctx, 'w-unknown', FOR_GOOD);
    await reconcileAccess(ctx);
    const before = table.all().filter(({ pk }) => !pk.startsWith('SWEEP#'));
    expect(await reconcileAccess(ctx)).toMatchObject({ scanned: 3, changed: 0, skipped: 3, complete: true });
    expect(table.all().filter(({ pk }) => !pk.startsWith('SWEEP#'))).toEqual(before);
  });

  it('is part of the recount of every night, with its certificate', async () => {
    await leave('w-zhuoma');
    await recount(ctx);
    const [certificate] = (await listCertificates(ctx, 'access', 1, undefined)).items;
    expect(certificate).toMatchObject({ changed: 1, complete: true });
    expect(faults()).toEqual([]);
  });
});

describe('whoever left long ago', () => {
  const LEFT_ON = '2026-03-02';
  const HOUR_MS = 3_600_000;
  const nightly = async (days: number, at: string = LEFT_ON) => {
    moveTo(startOf(addDays(at, days)));
    await reconcileAccess(ctx);
    return (await readControlRecord(ctx, 0)).withdrawn;
  };
  const leaves = (id: string, reason: LeavingReason) =>
    table.load([workerItem(Worker.parse(disableWorker(aWorker(id), reason, LEFT_ON)))]);

  it('is refused with a token of before for as long as that could live, and with a later one for a year', async () => {
    const call = callerOf(rights, ctx);
    const before = startOf(LEFT_ON);
    await leaves('w-zhuoma', 'left-service');
    for (const days of [1, 2, 30, 365]) {
      await nightly(days);
      for (const iat of [before, ctx.now()])
        expect((await call('GET', '/rights-requests', people.zhuoma, { iat })).body).toMatchObject({
          code: 'access.changed',
        });
    }
  });

  it('is forgotten after a year, once, and the record grows no more', async () => {
    await leaves('w-zhuoma', 'left-service');
    expect(Object.keys(await nightly(365))).toEqual(['w-zhuoma']);
    expect(await nightly(366)).toEqual({});
    const before = table.all().filter(({ pk }) => pk === 'BULLETIN');
    await nightly(367);
    expect(table.all().filter(({ pk }) => pk === 'BULLETIN')).toEqual(before);
  });

  it.each(['long-leave', 'other-post', 'access-withdrawn'] as const)(
    'is kept out with %s: the account is still there',
    async (reason) => {
      await leaves('w-zhuoma', reason);
      await nightly(1);
      expect(Object.keys(await nightly(800))).toEqual(['w-zhuoma']);
    },
  );

  it('takes along what no living token is older than, and leaves the rest', async () => {
    const then = startOf(LEFT_ON);
    moveTo(then);
    await revokeTokens(ctx, 'w-then', then);
    moveTo(addMs(then, 23 * HOUR_MS));
    await revokeTokens(ctx, 'w-now', ctx.now());
    await reconcileAccess(ctx);
    const { withdrawn } = await readControlRecord(ctx, 0);
    expect(Object.keys(withdrawn).toSorted()).toEqual(['w-now', 'w-then']);
    moveTo(addMs(then, 25 * HOUR_MS));
    await reconcileAccess(ctx);
    expect(Object.keys((await readControlRecord(ctx, 0)).withdrawn)).toEqual(['w-now']);
  });
});
