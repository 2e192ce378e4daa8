import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendMessages } from '../../functions/sweeps/send-messages.ts';
import type { Channel, Digest } from '../../shared/notification/rules/channel.ts';
import type { Attempt } from '../../shared/notification/rules/deliver.ts';
import { addChannel } from '../../shared/notification/store/channel-store.ts';
import { enqueueNotice } from '../../shared/notification/store/queue-store.ts';
import type { Claims } from '../support/call.ts';
import { MONDAY } from '../support/cases.ts';
import { people } from '../support/oversight.ts';
import { minutes, sending } from '../support/sending.ts';

const ID = '01JQ00000000000000000000W3';
const OTHER = '01JQ00000000000000000000W4';
const target = { type: 'e-mail', mailbox: 'zhuoma@example.org' };
const EVENING = '2026-03-09T13:00:00.000Z';
const worker: Claims = people.worker;
const requestId = (n: number) => `01JQ0000000000000000000R${String(n).padStart(2, '0')}`;

let { test, carried, answers, carry, rung, count, sendAt } = await sending();
const letters: string[] = [];

/** What the relay is handed, in place of a letter: the code, or that it is no letter with a code. */
const relay = async (channel: Channel, digest: Digest): Promise<Attempt> => {
  letters.push(channel.confirmation?.code ?? 'news');
  return carry(channel, digest);
};
const postAt = async (at: string) => {
  test.moveTo(at);
  return sendMessages(test.ctx, relay, count);
};

const ask = (id = ID, who = worker) => test.me('POST', '/me/ways', who, { body: { id, target } });
const type = (code: string, who = worker) =>
  test.me('POST', `/me/ways/${ID}/confirm`, who, { body: { code } });
const again = (n: number, who = worker) =>
  test.me('POST', `/me/ways/${ID}/code`, who, { body: { id: requestId(n) } });
const code = () => test.codeAt(worker.sub, ID);
/** One that is not the code, another one for each number. */
const wrong = async (n: number) => String((Number(await code()) + n) % 1_000_000).padStart(6, '0');
const shown = async () =>
  (await test.me('GET', '/me/ways', worker)).body.items.find(({ id }: { id: string }) => id === ID);
/** Something happens right after somebody has looked for the channels of the worker, once. */
const whenLooked = (happens: () => Promise<unknown>) => {
  const { query } = test.table;
  test.table.query = async (asked) => {
    const page = await query(asked);
    if (asked.pk !== `MAIL#${worker.sub}`) return page;
    test.table.query = query;
    await happens();
    return page;
  };
};
const news = (id: string, more: object = {}) =>
  enqueueNotice(test.ctx, worker.sub, { id, at: test.ctx.now(), ...more });

beforeEach(async () => {
  ({ test, carried, answers, carry, rung, count, sendAt } = await sending());
  await test.me('DELETE', '/me/ways/01JQ00000000000000000000W1', worker);
  letters.length = 0;
});
afterEach(() => vi.unstubAllEnvs());

describe('a mailbox that is not confirmed', () => {
  it('is shown as such, gets its code at once, at whatever hour, and once', async () => {
    test.moveTo(EVENING);
    expect(await ask()).toMatchObject({ status: 201, body: { id: ID, confirmed: false } });
    expect(await shown()).toMatchObject({ confirmed: false });
    expect(await postAt(EVENING)).toMatchObject({ scanned: 1, changed: 1 });
    expect(letters).toEqual([expect.stringMatching(/^[0-9]{6}$/)]);
    expect(letters).toEqual([await code()]);
    await postAt(minutes(60, EVENING));
    expect(letters).toHaveLength(1);
  });

  it('is told of nothing, not even of a danger, before the code is typed, and of all that waits after it', async () => {
    await ask();
    await postAt(MONDAY);
    test.moveTo(minutes(5));
    await test.open();
    await test.step(people.township, 'accept');
    await test.carry();
    await news('danger', { urgent: true });
    await postAt(minutes(60));
    expect(letters).toEqual([await code()]);
    expect(await test.me('POST', `/me/ways/${ID}/replay`, worker, { body: { after: 0 } })).toMatchObject({
      status: 409,
      body: { code: 'channel.unconfirmed' },
    });
    await postAt(minutes(61));
    expect(letters).toHaveLength(1);
    expect(await type(await code())).toMatchObject({ status: 200, body: { confirmed: ID } });
    expect(await shown()).toMatchObject({ confirmed: true });
    await postAt(minutes(62));
    expect(letters.slice(1)).toEqual(['news']);
  });

  it('is told of what comes in the moment in which it is confirmed', async () => {
    await ask();
    await postAt(MONDAY);
    const right = await code();
    whenLooked(() => type(right));
    await news('crossed');
    expect(await test.way(worker.sub)).toMatchObject({ id: ID, nextAt: expect.any(String) });
    expect(await test.way(worker.sub)).not.toHaveProperty('confirmation');
  });

  it('is confirmed though news comes in that moment, and is told of it', async () => {
    await ask();
    await postAt(MONDAY);
    const { get } = test.table;
    const right = await code();
    let came = false;
    test.table.get = async (key) => {
      const item = await get(key);
      if (key.sk === 'HEAD' && !came) {
        came = true;
        await news('crossed');
      }
      return item;
    };
    expect(await type(right)).toMatchObject({ status: 200 });
    expect(came).toBe(true);
    expect(await test.way(worker.sub)).toMatchObject({ nextAt: expect.any(String) });
  });

  it('is one that was stored before there were codes, and goes on as ever', async () => {
    const stored = { type: 'e-mail', mailbox: 'old@example.org', language: 'bo' } as const;
    const counts = { version: 1, sentUpTo: 0, attempts: 0, givenUp: 0 };
    await addChannel(test.ctx, { id: OTHER, address: worker.sub, by: worker.sub, target: stored, ...counts });
    expect((await test.me('GET', '/me/ways', worker)).body.items).toMatchObject([
      { id: OTHER, confirmed: true },
    ]);
    await news('one');
    expect(await test.way(worker.sub)).toMatchObject({ nextAt: minutes(15) });
  });

  it('is forgotten a week after its code has ended, and one that is confirmed never', async () => {
    const stored = () => test.table.all().find(({ sk }) => sk === `WAY#${ID}`);
    await ask();
    expect(stored()).toMatchObject({ expiresAt: Date.parse('2026-03-17T01:00:00.000Z') / 1_000 });
    await type(await code());
    expect(stored()).not.toHaveProperty('expiresAt');
  });
});

describe('a code', () => {
  it('confirms once, and is answered as before when it is sent again, at once, later, or after the end', async () => {
    await ask();
    const right = await code();
    const both = await Promise.all([type(right), type(right)]);
    expect(both.map(({ status, body }) => [status, body])).toEqual([
      [200, { confirmed: ID }],
      [200, { confirmed: ID }],
    ]);
    test.moveTo('2026-03-30T01:00:00.000Z');
    expect(await type(right)).toMatchObject({ status: 200 });
    await test.me('DELETE', `/me/ways/${ID}`, worker);
    expect(await type(right)).toMatchObject({ status: 200, body: { confirmed: ID } });
    expect(await again(1)).toMatchObject({ status: 200, body: { asked: ID } });
  });

  it('that was never typed confirms nothing after the end of its channel', async () => {
    await ask();
    const right = await code();
    await test.me('DELETE', `/me/ways/${ID}`, worker);
    expect(await type(right)).toMatchObject({ status: 404 });
    expect(JSON.stringify(test.table.all())).not.toContain(right);
  });

  it('is of no use to a colleague, and neither is its channel', async () => {
    await ask();
    expect(await type(await code(), people.handler)).toMatchObject({ status: 404 });
    expect(await again(1, people.handler)).toMatchObject({ status: 404 });
    expect(await shown()).toMatchObject({ confirmed: false });
  });

  it('is over after five wrong ones, even for who then types the right one', async () => {
    await ask();
    for (const left of [4, 3, 2, 1, 0])
      expect(await type(await wrong(5 - left))).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '#/code', code: 'channel.wrong-code', facts: { left } }] },
      });
    const over = { status: 409, body: { code: 'channel.code-over' } };
    expect(await type(await code())).toMatchObject(over);
    expect(await type(await wrong(9))).toMatchObject(over);
    expect(await shown()).toMatchObject({ confirmed: false });
  });

  it('counts a wrong one that is sent again once, and answers it as before', async () => {
    await ask();
    const first = await type(await wrong(1));
    await type(await wrong(2));
    expect((await type(await wrong(1))).body).toEqual(first.body);
    expect(await type(await wrong(3))).toMatchObject({ body: { errors: [{ facts: { left: 2 } }] } });
  });

  it('counts each of several wrong ones that come at once', async () => {
    await ask();
    const guesses = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(wrong));
    const all = await Promise.all(guesses.map((guess) => type(guess)));
    expect(all.map(({ status }) => status).sort()).toEqual([400, 400, 400, 400, 400, 409, 409]);
    expect(await type(await code())).toMatchObject({ status: 409 });
  });

  it('is over after a day', async () => {
    await ask();
    test.moveTo('2026-03-10T00:59:59.999Z');
    expect(await type(await wrong(1))).toMatchObject({ status: 400 });
    test.moveTo('2026-03-10T01:00:00.000Z');
    expect(await type(await code())).toMatchObject({ status: 409, body: { code: 'channel.code-over' } });
  });

  it.each(['12345', '1234567', '12345a', ''])('is six digits, and not "%s"', async (text) => {
    await ask();
    expect(await type(text)).toMatchObject({ status: 400 });
  });

  it('may be typed full-width, as a Chinese keyboard writes it', async () => {
    await ask();
    const wide = (await code()).replaceAll(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect(await type(wide)).toMatchObject({ status: 200 });
  });

  it('stands in no answer and in no log', async () => {
    const made = await ask();
    const told = [made, await shown(), await again(1), await type(await wrong(1))];
    await postAt(MONDAY);
    expect(JSON.stringify(told)).not.toContain(await code());
    expect(JSON.stringify(test.ctx.log)).not.toContain(await code());
  });
});

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
