import { createHmac } from 'node:crypto';
import { importJWK, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Channel, Digest } from '../../shared/notification/rules/channel.ts';
import { readPushKeys } from '../../shared/notification/store/push-keys.ts';
import { pushSender } from '../../shared/notification/use-cases/web-push.ts';
import { webhookSender } from '../../shared/notification/use-cases/webhook.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { MONDAY } from '../support/cases.ts';
import { testContext } from '../support/context.ts';

const SECRET = Buffer.from('a secret of thirty-two bytes....').toString('base64');
const digest: Digest = {
  after: 3,
  upTo: 5,
  urgent: false,
  queued: [
    { seq: 4, id: 'one', at: MONDAY },
    { seq: 5, id: 'two', at: MONDAY },
  ],
};
const aChannel = (target: Channel['target']): Channel => ({
  id: '01JQ00000000000000000000W1',
  address: 'w-zhuoma',
  target,
  secret: SECRET,
  version: 1,
  sentUpTo: 3,
  attempts: 0,
  givenUp: 0,
});
const now = () => MONDAY;

/** A network that answers every request with one status, and remembers it. */
const answering = (status: number) => {
  const requests: { url: string; init: RequestInit }[] = [];
  const fetcher = async (url: string, init: RequestInit) => {
    requests.push({ url, init });
    return { status, body: null };
  };
  return { fetcher, requests };
};
const unreachable = () => Promise.reject(new TypeError('fetch failed'));

describe('a webhook', () => {
  const way = aChannel({ type: 'webhook', url: 'https://county.example.org/doorstep' });
  const options = { appUrl: 'https://app.example.org', hosts: ['county.example.org'], now };

  it('is signed over id, time and body, and its id is that of the digest', async () => {
    const { fetcher, requests } = answering(204);
    expect(await webhookSender({ ...options, fetcher })(way, digest)).toBe('sent');
    const { url, init } = requests[0] ?? { url: '', init: {} as RequestInit };
    const headers = new Headers(init.headers);
    const text = `${headers.get('webhook-id')}.${headers.get('webhook-timestamp')}.${init.body}`;
    const signed = createHmac('sha256', Buffer.from(SECRET, 'base64')).update(text).digest('base64');
    expect(url).toBe('https://county.example.org/doorstep');
    expect(headers.get('webhook-id')).toBe(`${way.id}.3.5`);
    expect(headers.get('webhook-signature')).toBe(`v1,${signed}`);
    expect(JSON.parse(String(init.body))).toEqual({
      after: 3,
      upTo: 5,
      link: 'https://app.example.org/inbox',
      notices: digest.queued,
    });
    expect(init.redirect).toBe('manual');
  });

  it.each([
    { status: 200, attempt: 'sent' },
    { status: 302, attempt: 'failed' },
    { status: 410, attempt: 'failed' },
    { status: 500, attempt: 'failed' },
  ])('that answers $status is $attempt', async ({ status, attempt }) => {
    const { fetcher } = answering(status);
    expect(await webhookSender({ ...options, fetcher })(way, digest)).toBe(attempt);
  });

  it('is not sent to a host that the operator has struck off, nor to one that cannot be reached', async () => {
    const { fetcher, requests } = answering(200);
    expect(await webhookSender({ ...options, hosts: [], fetcher })(way, digest)).toBe('failed');
    expect(requests).toEqual([]);
    expect(await webhookSender({ ...options, fetcher: unreachable })(way, digest)).toBe('failed');
  });
});

describe('a push', () => {
  const way = aChannel({ type: 'web-push', endpoint: 'https://fcm.googleapis.com/fcm/send/abc' });

  it('carries nothing, and is signed with the key that browsers were given', async () => {
    const keys = await readPushKeys(testContext().ctx);
    const { fetcher, requests } = answering(201);
    const carry = pushSender({ keys, contact: 'https://app.example.org', now, fetcher });
    expect(await carry(way, digest)).toBe('sent');
    const init: RequestInit = requests[0]?.init ?? {};
    expect(init).not.toHaveProperty('body');
    const [, token = '', publicKey = ''] =
      /^vapid t=([^,]+), k=(.+)$/.exec(new Headers(init.headers).get('authorization') ?? '') ?? [];
    expect(publicKey).toBe(keys.publicKey);
    const point = Buffer.from(publicKey, 'base64url');
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    };
    const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'), {
      currentDate: new Date(MONDAY),
    });
    expect(payload).toMatchObject({ aud: 'https://fcm.googleapis.com', sub: 'https://app.example.org' });
  });

  it.each([
    { urgent: true, urgency: 'high' },
    { urgent: false, urgency: 'normal' },
  ])(
    'wakes a phone that saves its battery only for what is urgent: $urgency',
    async ({ urgent, urgency }) => {
      const keys = await readPushKeys(testContext().ctx);
      const { fetcher, requests } = answering(201);
      await pushSender({ keys, contact: '', now, fetcher })(way, { ...digest, urgent });
      expect(new Headers(requests[0]?.init.headers).get('urgency')).toBe(urgency);
    },
  );

  it('to a phone that is gone says so', async () => {
    const keys = await readPushKeys(testContext().ctx);
    const { fetcher } = answering(410);
    expect(await pushSender({ keys, contact: '', now, fetcher })(way, digest)).toBe('gone');
  });

  it('uses one key pair for ever, even if two instances ask at once', async () => {
    const table = memoryTable();
    const [one, two] = await Promise.all([
      readPushKeys(testContext(table).ctx),
      readPushKeys(testContext(table).ctx),
    ]);
    expect(one).toEqual(two);
    expect(await readPushKeys(testContext(table).ctx)).toEqual(one);
  });
});
