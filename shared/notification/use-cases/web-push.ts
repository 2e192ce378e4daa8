import type { Instant } from '../../base/instant.ts';
import { mayReach } from '../rules/may-reach.ts';
import type { PushKeys } from '../store/push-keys.ts';
import { type Fetch, post } from './post.ts';
import type { Send } from './send.ts';
import { vapidToken } from './vapid.ts';

const VALID_SECONDS = 12 * 3_600;
/** A push service keeps the push so long for a phone that is off. */
const KEPT_SECONDS = 24 * 3_600;

interface Options {
  readonly keys: PushKeys;
  /** Whom a push service may write to about us. */
  readonly contact: string;
  readonly now: () => Instant;
  readonly fetcher?: Fetch;
}

/**
 * A push without any content (RFC 8030): the phone wakes up and asks for its inbox itself, so the push service learns
 * nothing but that there is something. Signed as RFC 8292 (VAPID) asks; without content there is nothing to encrypt.
 */
export const pushSender =
  ({ keys, contact, now, fetcher = fetch }: Options): Send =>
  async ({ target }, { urgent }) => {
    if (target.type !== 'web-push' || !mayReach(target, [])) return 'failed';
    const expiresAt = Math.floor(Date.parse(now()) / 1_000) + VALID_SECONDS;
    const claims = { aud: new URL(target.endpoint).origin, exp: expiresAt, sub: contact };
    return post(fetcher, target.endpoint, {
      headers: {
        authorization: `vapid t=${vapidToken(claims, keys.privateKey)}, k=${keys.publicKey}`,
        ttl: String(KEPT_SECONDS),
        // A phone that saves its battery is woken by nothing less.
        urgency: urgent ? 'high' : 'normal',
        topic: 'inbox',
      },
    });
  };
