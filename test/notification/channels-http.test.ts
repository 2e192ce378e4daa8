import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../shared/notification/rules/channel.ts';
import { addChannel } from '../../shared/notification/store/channel-store.ts';
import { enqueueNotice } from '../../shared/notification/store/queue-store.ts';
import type { Claims } from '../support/call.ts';
import { MONDAY } from '../support/cases.ts';
import { WAY } from '../support/letters.ts';
import { people } from '../support/oversight.ts';

import { minutes, sending } from '../support/sending.ts';

const registrar: Claims = { sub: 'r-county', doorstep_role: 'registrar', doorstep_area: '623027' };

let { test, carried, sendAt } = await sending();
beforeEach(async () => {
  ({ test, carried, sendAt } = await sending());
});
afterEach(() => vi.unstubAllEnvs());

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

  it('stay removed when the making or the removing is sent again, and are answered as before', async () => {
    const made = await add(push);
    const remove = () => test.me('DELETE', '/me/ways/01JQ00000000000000000000W3', people.worker);
    const removed = await remove();
    expect([made.status, removed.status]).toEqual([201, 200]);
    expect(await remove()).toEqual(removed);
    expect(await add(push)).toEqual(made);
    expect((await test.me('GET', '/me/ways', people.worker)).body.items).toHaveLength(1);
    expect(await remove()).toEqual(removed);
    expect(await test.me('DELETE', '/me/ways/01JQ00000000000000000000W3', people.handler)).toMatchObject({
      status: 404,
    });
  });

  it('are removed once, however many remove them at once', async () => {
    await add(push);
    const remove = () => test.me('DELETE', '/me/ways/01JQ00000000000000000000W3', people.worker);
    const all = await Promise.all([remove(), remove(), remove()]);
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('are answered as before when there is no more room', async () => {
    const made = await add(push);
    await test.me('DELETE', '/me/ways/01JQ00000000000000000000W3', people.worker);
    for (const n of [4, 5, 6, 7]) await add(push, people.worker, `01JQ00000000000000000000W${n}`);
    expect(await add(push, people.worker, '01JQ00000000000000000000W8')).toMatchObject({ status: 409 });
    expect(await add(push)).toEqual(made);
  });

  it('are answered as they were made, however far they have come', async () => {
    const made = await add(push);
    await enqueueNotice(test.ctx, people.worker.sub, { id: 'news', at: MONDAY });
    await sendAt(minutes(15));
    expect(await add(push)).toEqual(made);
  });

  it('leave nothing of where they led', async () => {
    await add({ ...push, endpoint: 'https://fcm.googleapis.com/fcm/send/secret-place' });
    await test.me('DELETE', '/me/ways/01JQ00000000000000000000W3', people.worker);
    expect(JSON.stringify(test.table.all())).not.toContain('secret-place');
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

    const confirm = (who: Claims, address: string, n: number) =>
      test.confirmMail(who, address, `01JQ00000000000000000000W${n}`);

    it('tell each who asked, of the unit and of the area', async () => {
      expect(await mail('unit', people.handler)).toMatchObject({ status: 201, body: { box: 'unit' } });
      await mail('unit', partner, 4);
      await mail('area', people.township, 5);
      await confirm(people.handler, 'unit:xh-roads', 3);
      await confirm(partner, 'unit:xh-roads', 4);
      await confirm(people.township, 'area:623027101', 5);
      await test.open();
      await test.step(people.township, 'accept');
      await test.step(people.township, 'assign', { to: { unit: 'xh-roads' } });
      await test.carry();
      await sendAt(minutes(15));
      expect(carried.map(({ to }) => to).sort()).toEqual([
        'area:623027101',
        'unit:xh-roads',
        'unit:xh-roads',
        people.worker.sub,
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
      const wayOf = (n: number): Channel => ({
        id: `01JQ0000000000000000000A${String(n).padStart(2, '0')}`,
        address: 'unit:xh-roads',
        by: `h-${n}`,
        target,
        ...counts,
      });
      for (let n = 0; n < 60; n += 1) await addChannel(test.ctx, wayOf(n));
      await expect(addChannel(test.ctx, wayOf(60))).rejects.toThrow('inbox.too-many-channels {"most":60}');
      await enqueueNotice(test.ctx, 'unit:xh-roads', { id: 'news', at: MONDAY });
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
