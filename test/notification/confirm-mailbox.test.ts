import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addChannel } from '../../shared/notification/store/channel-store.ts';
import { MONDAY } from '../support/cases.ts';
import { aMailbox, EVENING, ID, OTHER, worker } from '../support/mailbox.ts';
import { people } from '../support/oversight.ts';
import { minutes } from '../support/sending.ts';

let { test, letters, postAt, ask, type, again, code, wrong, shown, whenLooked, news } = await aMailbox();
beforeEach(async () => {
  ({ test, letters, postAt, ask, type, again, code, wrong, shown, whenLooked, news } = await aMailbox());
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
