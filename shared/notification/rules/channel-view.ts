import * as z from 'zod/mini';
import { Ulid } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import { InboxName } from './address.ts';
import type { Channel } from './channel.ts';

/** A channel as its owner sees it, without where it leads; `secret` only in the answer that makes it. */
export const ChannelView = z.object({
  id: Ulid,
  box: InboxName,
  type: z.enum(['web-push', 'e-mail', 'webhook']),
  /** Not yet: a mailbox to which nothing is sent but the code that shows that its reader is who asked. */
  confirmed: z.boolean(),
  /** The cursor: everything up to this number has been sent or given up. */
  sentUpTo: z.int(),
  attempts: z.int(),
  givenUp: z.int(),
  nextAt: z.optional(Instant),
  secret: z.optional(z.string()),
});

export const channelView = (
  { secret: _, target, confirmation, nextAt, ...channel }: Channel,
  box: InboxName,
): z.infer<typeof ChannelView> => ({
  ...channel,
  type: target.type,
  // That of the code is no affair of its reader, and would tell a late repeat another moment.
  ...(confirmation === undefined ? { nextAt } : {}),
  confirmed: confirmation === undefined,
  box,
});
