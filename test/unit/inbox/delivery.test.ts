import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendMessages } from '../../../functions/sweeps/send-messages.ts';
import type { Attempt } from '../../../shared/domain/message/deliver.ts';
import type { Digest, Way } from '../../../shared/domain/message/way.ts';
import type { Claims } from '../../support/call.ts';
import { hoursLater, MONDAY } from '../../support/cases.ts';
import { WAY, withPost } from '../../support/letters.ts';
import { people } from '../../support/oversight.ts';

const registrar: Claims = { sub: 'r-county', doorstep_role: 'registrar', doorstep_area: '623027' };
const minutes = (n: number, from = MONDAY) => hoursLater(n / 60, from);

interface Line {
  readonly notice: { readonly day: string; readonly id: string };
}

let test: Awaited<ReturnType<typeof withPost>>;
let carried: (Digest & { to: string })[];
let answers: Attempt[];

/** A target that answers as it is told, and then takes everything. */
const carry = async (way: Way, digest: Digest): Promise<Attempt> => {
  carried.push({ to: way.address, ...digest });
  return answers.shift() ?? 'sent';
};
const sendAt = async (at: string) => {
  test.moveTo(at);
  return sendMessages(test.services, carry);
};
/** The worker who reported is told each time that an answer is to be verified. */
const tellWorker = async (n = 1) => {
  for (let one = 0; one < n; one += 1) {
    await test.services.inbox.leave({
      kind: 'case',
      to: people.worker.sub,
      id: `${test.services.now()}.${one}`,
      at: test.services.now(),
      day: test.services.now().slice(0, 10),
      caseId: WAY,
      about: 'to-verify',
    });
  }
  await test.carry();
};

beforeEach(async () => {
  test = await withPost();
  carried = [];
  answers = [];
  await test.addMail(people.worker);
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
    const late = async (way: Way, digest: Digest): Promise<Attempt> => {
      await test.services.ways.gather(way.address, { id: 'came-in-between', at: MONDAY });
      return carry(way, digest);
    };
    test.moveTo(minutes(15));
    await sendMessages(test.services, late);
    await sendAt(minutes(20));
    expect(carried.map(({ after, upTo }) => [after, upTo])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('is sent again with the same numbers after a crash between sending and noting', async () => {
    await tellWorker();
    const crashing = {
      ...test.services,
      ways: { ...test.services.ways, save: () => Promise.reject(new Error('crash')) },
    };
    test.moveTo(minutes(15));
    await expect(sendMessages(crashing, carry)).rejects.toThrow(/incomplete/);
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
    const runs = [sendMessages(test.services, carry), sendMessages(test.services, carry)];
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
    const meanwhile = async (way: Way, digest: Digest): Promise<Attempt> => {
      expect(await change()).toMatchObject({ status: 200 });
      return carry(way, digest);
    };
    expect(await sendMessages(test.services, meanwhile)).toMatchObject({ skipped: 1, complete: true });
    const way = await test.way(people.worker.sub);
    if (left === undefined) expect(way).toBeUndefined();
    else expect(way).toMatchObject(left);
  });

  it('counts a notice once, however often its event comes', async () => {
    await tellWorker();
    await test.services.ways.gather(people.worker.sub, { id: `${MONDAY}.0`, at: MONDAY });
    await sendAt(minutes(15));
    expect(carried).toMatchObject([{ after: 0, upTo: 1 }]);
  });
});

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
    await test.services.ways.add(way);
    for (const id of ['one', 'two']) await test.services.ways.gather('area:623027', { id, at: MONDAY });
    return way;
  };
  /** What an alarm would have heard. */
  const rung = () => test.log.lines.filter((line) => Object.hasOwn(line as object, 'MessagesGivenUp'));
  const hookNow = () => test.way('area:623027');

  it('is tried again after 1, 4, 16, 64 and 256 minutes, then given up, and blocks nobody', async () => {
    await hook();
    answers = Array.from({ length: 6 }, () => 'failed');
    let at = MONDAY;
    for (const wait of [1, 4, 16, 64, 256]) {
      await sendAt(at);
      expect(rung()).toEqual([]);
      at = minutes(wait, at);
      expect(await hookNow()).toMatchObject({ nextAt: at, sentUpTo: 0 });
    }
    await sendAt(at);
    expect(await hookNow()).toMatchObject({ sentUpTo: 2, givenUp: 1, attempts: 0 });
    expect(await hookNow()).not.toHaveProperty('nextAt');
    expect(rung()).toEqual([{ MessagesGivenUp: 1 }]);
    await test.services.ways.gather('area:623027', { id: 'three', at: MONDAY });
    await sendAt(minutes(1, at));
    expect(rung()).toHaveLength(1);
    expect(carried.at(-1)).toMatchObject({ after: 2, upTo: 3 });
  });

  it('is a mailbox that is tried again in working hours only', async () => {
    await tellWorker();
    answers = ['failed', 'failed'];
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
    expect(carried.at(-1)).toMatchObject({ after: 1, upTo: 2, arrivals: [{ seq: 2, id: 'two' }] });
  });

  it('loses its way when it says that it is gone', async () => {
    await tellWorker();
    answers = ['gone'];
    await sendAt(minutes(15));
    expect(await test.way(people.worker.sub)).toBeUndefined();
  });

  it('does not keep others from theirs', async () => {
    await hook();
    await tellWorker();
    answers = ['failed'];
    expect(await sendAt(minutes(15))).toMatchObject({ scanned: 2, changed: 2, failed: 0 });
    expect(carried).toHaveLength(2);
  });
});

describe('the ways by which I am told', () => {
  const push = { type: 'web-push', endpoint: 'https://fcm.googleapis.com/fcm/send/abc' };
  const add = (target: object, who: Claims = people.worker, id = '01JQ00000000000000000000W3') =>
    test.me('POST', '/me/ways', who, { body: { id, target } });

  it('are mine alone', async () => {
    await add(push);
    expect((await test.me('GET', '/me/ways', people.worker)).body.items).toHaveLength(2);
    expect((await test.me('GET', '/me/ways', people.township)).body.items).toEqual([]);
    expect(await test.me('DELETE', `/me/ways/${WAY}`, people.township)).toMatchObject({ status: 404 });
    expect(await test.me('DELETE', `/me/ways/${WAY}`, people.worker)).toMatchObject({ status: 200 });
  });

  it('are one way however often it is sent, and at most five', async () => {
    expect(await add(push)).toEqual(await add(push));
    for (const n of [4, 5, 6]) await add(push, people.worker, `01JQ00000000000000000000W${n}`);
    expect(await add(push, people.worker, '01JQ00000000000000000000W7')).toMatchObject({ status: 409 });
  });

  describe('of what comes to a tray', () => {
    const partner: Claims = { ...people.handler, sub: 'h-partner' };
    const mail = (box: string, who: Claims, n = 3) =>
      test.me('POST', '/me/ways', who, {
        body: {
          id: `01JQ00000000000000000000W${n}`,
          box,
          target: { type: 'e-mail', mailbox: 'someone@example.org' },
        },
      });

    it('tell each who asked, of the unit and of the area', async () => {
      expect(await mail('unit', people.handler)).toMatchObject({ status: 201, body: { box: 'unit' } });
      await mail('unit', partner, 4);
      await mail('area', people.township, 5);
      await test.open();
      await test.step(people.township, 'accept');
      await test.step(people.township, 'assign', { to: { unit: 'xh-roads' } });
      await test.carry();
      await sendAt(minutes(15));
      expect(carried.map(({ to }) => to).sort()).toEqual([
        'area:623027101',
        'unit:xh-roads',
        'unit:xh-roads',
      ]);
    });

    it('are their own, whoever else reads the tray', async () => {
      const { body } = await mail('unit', people.handler);
      expect((await test.me('GET', '/me/ways', people.handler)).body.items).toHaveLength(1);
      expect((await test.me('GET', '/me/ways', partner)).body.items).toEqual([]);
      expect(await test.me('DELETE', `/me/ways/${body.id}`, partner)).toMatchObject({ status: 404 });
      expect(await mail('unit', partner)).toMatchObject({ status: 409 });
      expect(await test.me('DELETE', `/me/ways/${body.id}`, people.handler)).toMatchObject({ status: 200 });
    });

    it('lead from no tray that one does not read', async () => {
      expect(await mail('area', people.worker)).toMatchObject({ status: 404 });
      expect(await mail('unit', people.township)).toMatchObject({ status: 404 });
    });

    it('are at most five of one person, and do not keep a colleague from theirs', async () => {
      for (const n of [1, 2, 3, 4, 5])
        expect(await mail('unit', people.handler, n)).toMatchObject({ status: 201 });
      expect(await mail('unit', people.handler, 6)).toMatchObject({ status: 409 });
      expect(await mail('unit', partner, 6)).toMatchObject({ status: 201 });
    });

    it('are no more than can be woken at once', async () => {
      const counts = { version: 1, sentUpTo: 0, attempts: 0, givenUp: 0 };
      const target = { type: 'e-mail', mailbox: 'someone@example.org', language: 'en' } as const;
      const wayOf = (n: number): Way => ({
        id: `01JQ0000000000000000000A${String(n).padStart(2, '0')}`,
        address: 'unit:xh-roads',
        by: `h-${n}`,
        target,
        ...counts,
      });
      for (let n = 0; n < 60; n += 1) await test.services.ways.add(wayOf(n));
      await expect(test.services.ways.add(wayOf(60))).rejects.toThrow('At most 60');
      await test.services.ways.gather('unit:xh-roads', { id: 'news', at: MONDAY });
      expect(await sendAt(minutes(15))).toMatchObject({ scanned: 60, changed: 60, complete: true });
    });
  });

  it('that are webhooks are not for a supervisor of the area to see or stop', async () => {
    vi.stubEnv('WEBHOOK_HOSTS', 'county.example.org');
    await add({ type: 'webhook', url: 'https://county.example.org/doorstep' }, registrar);
    expect((await test.me('GET', '/me/ways', registrar)).body.items).toHaveLength(1);
    expect((await test.me('GET', '/me/ways', people.county)).body.items).toEqual([]);
    const id = '01JQ00000000000000000000W3';
    expect(await test.me('DELETE', `/me/ways/${id}`, people.county)).toMatchObject({ status: 404 });
    expect(await test.me('DELETE', `/me/ways/${id}`, registrar)).toMatchObject({ status: 200 });
  });

  it.each([
    {
      why: 'a host inside our network',
      target: { type: 'web-push', endpoint: 'https://169.254.169.254/latest' },
    },
    {
      why: 'a host that looks like a push service',
      target: { ...push, endpoint: 'https://fcm.googleapis.com.evil.example/x' },
    },
    { why: 'another port', target: { ...push, endpoint: 'https://fcm.googleapis.com:8443/x' } },
    { why: 'a name in the address', target: { ...push, endpoint: 'https://a:b@fcm.googleapis.com/x' } },
    { why: 'no encryption', target: { ...push, endpoint: 'http://fcm.googleapis.com/x' } },
    { why: 'no mailbox', target: { type: 'e-mail', mailbox: 'a\r\nBcc: b@example.org' } },
  ])('are refused with $why', async ({ target }) => {
    expect(await add(target)).toMatchObject({ status: 400 });
  });

  it('are no webhooks, unless a registrar sets one up to a host that the operator knows', async () => {
    const target = { type: 'webhook', url: 'https://county.example.org/doorstep' };
    expect(await add(target, registrar)).toMatchObject({ status: 400 });
    vi.stubEnv('WEBHOOK_HOSTS', 'county.example.org');
    expect(await add(target, people.worker)).toMatchObject({ status: 403 });
    const made = await add(target, registrar);
    expect(made).toMatchObject({ status: 201, body: { box: 'area', secret: expect.any(String) } });
    expect(Buffer.from(made.body.secret, 'base64')).toHaveLength(32);
    const shown = await test.me('GET', '/me/ways', registrar);
    expect(JSON.stringify(shown.body)).not.toContain(made.body.secret);
    expect((await add(target, registrar)).body).not.toHaveProperty('secret');
  });

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/',
    'https://county.example.org:8443/',
    'https://county.example.org.evil.example/',
    'https://sub.county.example.org/',
    'https://county.example.org./',
    'https://evil.example/county.example.org',
    'https://county.example.org@evil.example/',
    'https://someone@county.example.org/',
    'https://:word@county.example.org/',
    'http://county.example.org/',
    'ftp://county.example.org/',
  ])('are no webhook to %s', async (url) => {
    vi.stubEnv('WEBHOOK_HOSTS', 'county.example.org');
    expect(await add({ type: 'webhook', url }, registrar)).toMatchObject({ status: 400 });
  });

  it('are only those that the operator has set up', async () => {
    vi.stubEnv('MAIL_HOST', undefined);
    expect(await add({ type: 'e-mail', mailbox: 'someone@example.org' })).toMatchObject({ status: 400 });
    expect(await add(push)).toMatchObject({ status: 201 });
    vi.stubEnv('APP_URL', undefined);
    expect(await add(push, people.worker, '01JQ00000000000000000000W8')).toMatchObject({ status: 400 });
  });
});
