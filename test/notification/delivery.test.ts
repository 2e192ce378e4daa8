import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendMessages } from '../../functions/sweeps/send-messages.ts';
import type { Channel, Digest } from '../../shared/notification/rules/channel.ts';
import type { Attempt } from '../../shared/notification/rules/deliver.ts';
import { enqueueNotice } from '../../shared/notification/store/queue-store.ts';
import type { Write } from '../../shared/table/table.ts';
import { hoursLater, MONDAY } from '../support/cases.ts';
import { WAY } from '../support/letters.ts';
import { people } from '../support/oversight.ts';
import { withRival } from '../support/rival.ts';

import { minutes, sending } from '../support/sending.ts';

interface Line {
  readonly notice: { readonly day: string; readonly id: string };
}

let { test, carry, carried, count, sendAt, tellWorker } = await sending();
beforeEach(async () => {
  ({ test, carry, carried, count, sendAt, tellWorker } = await sending());
});
afterEach(() => vi.unstubAllEnvs());

describe('a message', () => {
  it('goes out once for twenty notices', async () => {
    await tellWorker(20);
    expect(await sendAt(minutes(14))).toMatchObject({ scanned: 0 });
    expect(await sendAt(minutes(15))).toMatchObject({ scanned: 1, changed: 1, complete: true });
    expect(carried).toMatchObject([{ to: people.worker.sub, after: 0, upTo: 20 }]);
    expect(await sendAt(minutes(30))).toMatchObject({ scanned: 0 });
  });

  it.each([
    { when: 'in the evening', at: '2026-03-09T12:00:00.000Z', sent: '2026-03-10T01:00:00.000Z' },
    { when: 'at night', at: '2026-03-09T18:00:00.000Z', sent: '2026-03-10T01:00:00.000Z' },
    { when: 'before a weekend', at: '2026-03-13T10:30:00.000Z', sent: '2026-03-16T01:00:00.000Z' },
    { when: 'before a holiday', at: '2026-04-03T10:30:00.000Z', sent: '2026-04-07T01:00:00.000Z' },
    { when: 'before a make-up Saturday', at: '2026-05-08T10:30:00.000Z', sent: '2026-05-09T01:00:00.000Z' },
  ])('waits for working hours when its cause comes $when', async ({ at, sent }) => {
    test.moveTo(at);
    await tellWorker();
    expect((await test.way(people.worker.sub))?.nextAt).toBe(sent);
    expect(await sendAt(minutes(-1, sent))).toMatchObject({ scanned: 0 });
    expect(await sendAt(sent)).toMatchObject({ changed: 1 });
  });

  it('is not sent to whoever did not ask for it', async () => {
    await test.open();
    await test.carry();
    expect(await sendAt(hoursLater(5))).toMatchObject({ scanned: 0 });
  });

  it('takes along what arrives while it is being sent', async () => {
    await tellWorker();
    const late = async (way: Channel, digest: Digest): Promise<Attempt> => {
      await enqueueNotice(test.ctx, way.address, { id: 'came-in-between', at: MONDAY });
      return carry(way, digest);
    };
    test.moveTo(minutes(15));
    await sendMessages(test.ctx, late, count);
    await sendAt(minutes(20));
    expect(carried.map(({ after, upTo }) => [after, upTo])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('is sent again with the same numbers after a crash between sending and noting', async () => {
    await tellWorker();
    const { table } = test.ctx;
    const notes = (writes: readonly Write[]) =>
      carried.length > 0 && writes.some((write) => 'put' in write && write.put.sk.startsWith('WAY#'));
    const crash = () => Promise.reject(new Error('crash'));
    const crashing = { ...test.ctx, table: withRival(table, crash, notes) };
    test.moveTo(minutes(15));
    await expect(sendMessages(crashing, carry, count)).rejects.toThrow(/incomplete/);
    await sendAt(minutes(20));
    expect(carried).toHaveLength(2);
    expect(carried[0]).toEqual(carried[1]);
  });

  it('is not sent in the evening for being late: it waits for the morning', async () => {
    test.moveTo('2026-03-09T09:30:00.000Z');
    await tellWorker();
    expect((await test.way(people.worker.sub))?.nextAt).toBe('2026-03-09T09:45:00.000Z');
    expect(await sendAt('2026-03-09T12:00:00.000Z')).toMatchObject({ scanned: 1, complete: true });
    expect(carried).toEqual([]);
    expect((await test.way(people.worker.sub))?.nextAt).toBe('2026-03-10T01:00:00.000Z');
    await sendAt('2026-03-10T01:00:00.000Z');
    expect(carried).toHaveLength(1);
  });

  it('is sent by one of two runs at the same time', async () => {
    await tellWorker();
    test.moveTo(minutes(15));
    const runs = [sendMessages(test.ctx, carry, count), sendMessages(test.ctx, carry, count)];
    await Promise.allSettled(runs);
    expect(carried).toHaveLength(1);
  });

  it('is not sent for what its reader has read meanwhile', async () => {
    await tellWorker(2);
    const { items } = await test.inboxOf(people.worker);
    const notices = items.map(({ notice: { day, id } }: Line) => ({ day, id }));
    await test.me('POST', '/me/inbox/read', people.worker, { body: { notices } });
    expect(await sendAt(minutes(15))).toMatchObject({ changed: 1, complete: true });
    expect(carried).toEqual([]);
    await tellWorker();
    await sendAt(minutes(30));
    expect(carried).toMatchObject([{ after: 2, upTo: 3 }]);
  });

  it.each([
    { what: 'removed', change: () => test.me('DELETE', `/me/ways/${WAY}`, people.worker), left: undefined },
    {
      what: 'told to begin anew',
      change: () => test.me('POST', `/me/ways/${WAY}/replay`, people.worker, { body: { after: 0 } }),
      left: { sentUpTo: 0, nextAt: minutes(15) },
    },
  ])('does not overrule its owner when its way is $what while it is sent', async ({ change, left }) => {
    await tellWorker();
    test.moveTo(minutes(15));
    const meanwhile = async (way: Channel, digest: Digest): Promise<Attempt> => {
      expect(await change()).toMatchObject({ status: 200 });
      return carry(way, digest);
    };
    expect(await sendMessages(test.ctx, meanwhile, count)).toMatchObject({ skipped: 1, complete: true });
    const way = await test.way(people.worker.sub);
    if (left === undefined) expect(way).toBeUndefined();
    else expect(way).toMatchObject(left);
  });

  it('counts a notice once, however often its event comes', async () => {
    await tellWorker();
    await enqueueNotice(test.ctx, people.worker.sub, { id: `${MONDAY}.0`, at: MONDAY });
    await sendAt(minutes(15));
    expect(carried).toMatchObject([{ after: 0, upTo: 1 }]);
  });
});
