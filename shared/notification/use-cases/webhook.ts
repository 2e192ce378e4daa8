import { createHmac } from 'node:crypto';
import type { Instant } from '../../base/instant.ts';
import { mayReach } from '../rules/may-reach.ts';
import { type Fetch, post } from './post.ts';
import type { Send } from './send.ts';

interface Options {
  readonly appUrl: string;
  /** Which a webhook may be sent to; looked at again here, since the list may have become shorter. */
  readonly hosts: readonly string[];
  readonly now: () => Instant;
  readonly fetcher?: Fetch;
}

/**
 * A digest signed as Standard Webhooks asks: HMAC-SHA256 over id, timestamp and body, with the secret of the way. The id
 * is the same when the same digest is sent again. A receiver that is gone keeps its way: an operator looks after it.
 */
export const webhookSender =
  ({ appUrl, hosts, now, fetcher = fetch }: Options): Send =>
  async (channel, { after, upTo, queued }) => {
    const { target, secret } = channel;
    if (target.type !== 'webhook' || secret === undefined || !mayReach(target, hosts)) return 'failed';
    const notices = queued.map(({ seq, id, at }) => ({ seq, id, at }));
    const body = JSON.stringify({ after, upTo, link: `${appUrl}/inbox`, notices });
    const id = `${channel.id}.${after}.${upTo}`;
    const timestamp = String(Math.floor(Date.parse(now()) / 1_000));
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature(secret, `${id}.${timestamp}.${body}`)}`,
    };
    const attempt = await post(fetcher, target.url, { headers, body });
    return attempt === 'gone' ? 'failed' : attempt;
  };

const signature = (secret: string, text: string): string =>
  createHmac('sha256', Buffer.from(secret, 'base64')).update(text).digest('base64');
