import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendMessages } from '../../functions/sweeps/send-messages.ts';
import type { Attempt } from '../../shared/notification/rules/deliver.ts';
import { MONDAY } from '../support/cases.ts';
import { aMailbox, ID, OTHER, worker } from '../support/mailbox.ts';
import { people } from '../support/oversight.ts';
import { minutes } from '../support/sending.ts';

let {
  test,
  carried,
  answers,
  rung,
  count,
  sendAt,
  letters,
  postAt,
  ask,
  type,
  again,
  code,
  wrong,
  shown,
  whenLooked,
} = await aMailbox();
beforeEach(async () => {
  ({
    test,
    carried,
    answers,
    rung,
    count,
    sendAt,
    letters,
    postAt,
    ask,
    type,
    again,
    code,
    wrong,
    shown,
    whenLooked,
  } = await aMailbox());
});
afterEach(() => vi.unstubAllEnvs());

describe('a letter with a code', () => {
  it('that was not taken is tried again, then given up, and that rings', async () => {
    await ask();
    for (let n = 0; n < 6; n += 1) answers.push('failed');
    let at = MONDAY;
    for (const wait of [0, 1, 4, 16, 64, 256]) {
      at = minutes(wait, at);
      await postAt(at);
    }
    expect(letters).toHaveLength(6);
    expect(rung).toEqual([{ name: 'MessagesGivenUp', value: 1 }]);
    expect(await shown()).toMatchObject({ confirmed: false, attempts: 6 });
    await postAt(minutes(600, at));
    expect(letters).toHaveLength(6);
  });

  it('is asked for again: the same code while it holds, and another one when it is over', async () => {
    await ask();
    await postAt(MONDAY);
    const first = await code();
    expect(await again(1)).toMatchObject({ status: 200, body: { asked: ID } });
    await postAt(minutes(1));
    expect(letters).toEqual([first, first]);
    for (const n of [1, 2, 3, 4, 5]) await type(await wrong(n));
    await again(2);
    await postAt(minutes(2));
    expect(letters.at(-1)).not.toBe(first);
    expect(await type(await code())).toMatchObject({ status: 200 });
  });

  it('is one, however often and at once it is asked for while it is on its way', async () => {
    await ask();
    await Promise.all([again(1), again(1), again(2)]);
    await postAt(MONDAY);
    expect(letters).toHaveLength(1);
    await Promise.all([again(3), again(4), again(3)]);
    await postAt(minutes(1));
    expect(letters).toHaveLength(2);
  });

  it('is sent once for a request that is sent again after its answer was lost', async () => {
    await ask();
    await postAt(MONDAY);
    const first = await again(1);
    await postAt(minutes(1));
    expect(await again(1)).toEqual(first);
    await postAt(minutes(2));
    expect(letters).toHaveLength(2);
  });

  it('is sent for nobody more than ten times a day, whatever they remove and add', async () => {
    for (let n = 0; n < 8; n += 1) {
      const id = `01JQ0000000000000000000Z${String(n).padStart(2, '0')}`;
      expect(await ask(id)).toMatchObject({ status: 201 });
      await test.me('DELETE', `/me/ways/${id}`, worker);
    }
    expect(await ask()).toMatchObject({ status: 201 });
    await postAt(MONDAY);
    const over = { status: 409, body: { code: 'channel.too-many-codes', facts: { most: 10 } } };
    expect(await again(1)).toMatchObject(over);
    expect(await ask(OTHER)).toMatchObject(over);
    expect(await ask()).toMatchObject({ status: 201 });
    const push = { type: 'web-push', endpoint: 'https://fcm.googleapis.com/fcm/send/abc' };
    expect(await test.me('POST', '/me/ways', worker, { body: { id: OTHER, target: push } })).toMatchObject({
      status: 201,
    });
    expect(await ask('01JQ00000000000000000000W8', people.handler)).toMatchObject({ status: 201 });
    test.moveTo('2026-03-10T01:00:00.000Z');
    expect(await again(1)).toMatchObject({ status: 200 });
  });

  it('that is the last one of the day is answered alike to both who send for it at once', async () => {
    for (let n = 0; n < 8; n += 1) {
      const id = `01JQ0000000000000000000Z${String(n).padStart(2, '0')}`;
      await ask(id);
      await test.me('DELETE', `/me/ways/${id}`, worker);
    }
    let first: Awaited<ReturnType<typeof ask>> | undefined;
    whenLooked(async () => {
      first = await ask();
    });
    expect(await ask()).toMatchObject({ status: 201, body: { id: ID, confirmed: false } });
    expect(first).toMatchObject({ status: 201 });
  });

  it('is not sent to a mailbox that is confirmed, nor where there is no mailbox', async () => {
    await ask();
    await postAt(MONDAY);
    await type(await code());
    expect(await again(1)).toMatchObject({ status: 200 });
    expect(await postAt(minutes(1))).toMatchObject({ scanned: 0 });
  });

  it.each([
    { what: 'typed', act: async () => type(await code()), left: { status: 200 } },
    { what: 'removed', act: () => test.me('DELETE', `/me/ways/${ID}`, worker), left: { status: 404 } },
  ])('does not overrule what is $what while it is sent', async ({ act, left }) => {
    await ask();
    const right = await code();
    test.moveTo(MONDAY);
    const slow = async (): Promise<Attempt> => {
      expect(await act()).toMatchObject({ status: 200 });
      return 'sent';
    };
    expect(await sendMessages(test.ctx, slow, count)).toMatchObject({ skipped: 1, complete: true });
    expect(await type(right)).toMatchObject(left);
    await sendAt(minutes(10));
    expect(carried).toEqual([]);
  });
});
