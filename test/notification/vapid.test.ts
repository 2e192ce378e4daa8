import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../shared/notification/rules/channel.ts';
import { readPushKeys } from '../../shared/notification/store/push-keys.ts';
import { vapidToken } from '../../shared/notification/use-cases/vapid.ts';
import { pushSender } from '../../shared/notification/use-cases/web-push.ts';
import { MONDAY } from '../support/cases.ts';
import { testContext } from '../support/context.ts';

/** The example of RFC 8292, 2.4, in its parts. */
const rfc = {
  claims: { aud: 'https://push.example.net', exp: 1_453_523_768, sub: 'mailto:push@example.com' },
  header: 'eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9',
  body: 'eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0',
  signature: 'i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA',
  publicKey: 'BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs',
};

/** As a push service reads it: `publicKey` is the uncompressed point. */
const holds = (token: string, publicKey: string): boolean => {
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.toString('base64url', 1, 33), point.toString('base64url', 33)];
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const [header, body, signature = ''] = token.split('.');
  const signed = Buffer.from(signature, 'base64url');
  return verify('sha256', Buffer.from(`${header}.${body}`), { key, dsaEncoding: 'ieee-p1363' }, signed);
};

describe('the token by which a push service knows us', () => {
  it('says what the example of RFC 8292 says, byte for byte, and is signed as that is', async () => {
    const { publicKey, privateKey } = await readPushKeys(testContext().ctx);
    const token = vapidToken(rfc.claims, privateKey);
    expect(token.split('.').slice(0, 2)).toEqual([rfc.header, rfc.body]);
    expect(holds(token, publicKey)).toBe(true);
    expect(holds(`${rfc.header}.${rfc.body}.${rfc.signature}`, rfc.publicKey)).toBe(true);
    expect(holds(token, rfc.publicKey)).toBe(false);
    expect(Buffer.from(publicKey, 'base64url')).toHaveLength(65);
    expect(Buffer.from(publicKey, 'base64url')[0]).toBe(4);
  });

  it('ends within 24 hours, and goes with a push that RFC 8030 takes', async () => {
    const keys = await readPushKeys(testContext().ctx);
    let sent: RequestInit = {};
    const fetcher = async (_: string, init: RequestInit) => {
      sent = init;
      return { status: 201, body: null };
    };
    const target = { type: 'web-push', endpoint: 'https://web.push.apple.com/QCd0' } as const;
    const counts = { version: 1, sentUpTo: 0, attempts: 0, givenUp: 0 };
    const way: Channel = { id: '01JQ00000000000000000000W1', address: 'w-zhuoma', target, ...counts };
    const carry = pushSender({ keys, contact: 'https://app.example.org', now: () => MONDAY, fetcher });
    await carry(way, { after: 0, upTo: 1, queued: [], urgent: false });
    const headers = new Headers(sent.headers);
    const [, body = ''] = (headers.get('authorization') ?? '').split('.');
    const { exp } = JSON.parse(Buffer.from(body, 'base64url').toString());
    const seconds = exp - Date.parse(MONDAY) / 1_000;
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(24 * 3_600);
    expect(headers.get('ttl')).toMatch(/^\d+$/);
    expect(headers.get('topic')).toMatch(/^[A-Za-z0-9_-]{1,32}$/);
    expect(headers.get('urgency')).toMatch(/^(very-low|low|normal|high)$/);
    expect(sent).not.toHaveProperty('body');
  });
});
