import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addChannel } from '../../shared/notification/store/channel-store.ts';
import { enqueueNotice } from '../../shared/notification/store/queue-store.ts';
import type { Claims } from '../support/call.ts';
import { MONDAY } from '../support/cases.ts';
import { people } from '../support/oversight.ts';

import { minutes, sending } from '../support/sending.ts';

const registrar: Claims = { sub: 'r-county', doorstep_role: 'registrar', doorstep_area: '623027' };

let { test, carried, answers, rung, sendAt, tellWorker } = await sending();
beforeEach(async () => {
  ({ test, carried, answers, rung, sendAt, tellWorker } = await sending());
});
afterEach(() => vi.unstubAllEnvs());

describe('a target that does not take a message', () => {
  const hook = async () => {
    const way = {
      id: '01JQ00000000000000000000W2',
      address: 'area:623027',
      target: { type: 'webhook' as const, url: 'https://county.example.org/doorstep' },
      secret: 'c2VjcmV0',
      version: 1,
      sentUpTo: 0,
      attempts: 0,
      givenUp: 0,
    };
    await addChannel(test.ctx, way);
    for (const id of ['one', 'two']) await enqueueNotice(test.ctx, 'area:623027', { id, at: MONDAY });
    return way;
  };
  const hookNow = () => test.way('area:623027');

  it('is tried again after 1, 4, 16, 64 and 256 minutes, then given up, and blocks nobody', async () => {
    await hook();
    for (let n = 0; n < 6; n += 1) answers.push('failed');
    let at = MONDAY;
    for (const wait of [1, 4, 16, 64, 256]) {
      await sendAt(at);
      expect(rung).toEqual([]);
      at = minutes(wait, at);
      expect(await hookNow()).toMatchObject({ nextAt: at, sentUpTo: 0 });
    }
    await sendAt(at);
    expect(await hookNow()).toMatchObject({ sentUpTo: 2, givenUp: 1, attempts: 0 });
    expect(await hookNow()).not.toHaveProperty('nextAt');
    expect(rung).toEqual([{ name: 'MessagesGivenUp', value: 1 }]);
    await enqueueNotice(test.ctx, 'area:623027', { id: 'three', at: MONDAY });
    await sendAt(minutes(1, at));
    expect(rung).toHaveLength(1);
    expect(carried.at(-1)).toMatchObject({ after: 2, upTo: 3 });
  });

  it('is a mailbox that is tried again in working hours only', async () => {
    await tellWorker();
    answers.push('failed', 'failed');
    await sendAt('2026-03-09T09:58:30.000Z');
    expect(await test.way(people.worker.sub)).toMatchObject({ nextAt: '2026-03-09T09:59:30.000Z' });
    await sendAt('2026-03-09T09:59:30.000Z');
    expect(await test.way(people.worker.sub)).toMatchObject({
      attempts: 2,
      nextAt: '2026-03-10T01:00:00.000Z',
    });
  });

  it('gets everything after a cursor again when it is replayed', async () => {
    const { id } = await hook();
    await sendAt(MONDAY);
    expect(await test.me('POST', `/me/ways/${id}/replay`, registrar, { body: { after: 1 } })).toMatchObject({
      status: 200,
      body: { sentUpTo: 1 },
    });
    await sendAt(minutes(1));
    expect(carried.at(-1)).toMatchObject({ after: 1, upTo: 2, queued: [{ seq: 2, id: 'two' }] });
  });

  it('loses its way when it says that it is gone', async () => {
    await tellWorker();
    answers.push('gone');
    await sendAt(minutes(15));
    expect(await test.way(people.worker.sub)).toBeUndefined();
  });

  it('does not keep others from theirs', async () => {
    await hook();
    await tellWorker();
    answers.push('failed');
    expect(await sendAt(minutes(15))).toMatchObject({ scanned: 2, changed: 2, failed: 0 });
    expect(carried).toHaveLength(2);
  });
});
