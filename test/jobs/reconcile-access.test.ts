import { beforeEach, describe, expect, it } from 'vitest';
import { recount } from '../../functions/sweeps/recount.ts';
import { FOR_GOOD, readControlRecord, revokeTokens } from '../../shared/access/store/control-record.ts';
import { listCertificates } from '../../shared/jobs/store/sweep-store.ts';
import { reconcileAccess } from '../../shared/jobs/use-cases/reconcile-access.ts';
import { addChannel, channelsOf } from '../../shared/notification/store/channel-store.ts';
import { disableWorker } from '../../shared/worker/rules/change-worker.ts';
import { Worker } from '../../shared/worker/rules/worker.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { staffFaults } from '../harness/invariants/staff.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
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
let { ctx, table } = await setUp();
beforeEach(async () => {
  ({ ctx, table } = await setUp());
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
