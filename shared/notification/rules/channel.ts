import * as z from 'zod/mini';
import { languages } from '../../base/catalogue/catalogue.ts';
import { Ulid, Version, WorkerId } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import { personal } from '../../base/personal.ts';
import { InboxAddress } from './address.ts';
import { Confirmation } from './confirmation.ts';

const Count = z.int().check(z.minimum(0));
const https = z.url({ protocol: /^https$/ }).check(z.maxLength(500));

/** Where a message goes. The hosts of pushes and webhooks must stand on a list that the operator keeps. */
export const ChannelTarget = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('web-push'), endpoint: https }),
  z.strictObject({
    type: z.literal('e-mail'),
    mailbox: personal('worker.mailbox', z.email().check(z.maxLength(200))),
    language: z._default(z.enum(languages), 'zh-CN'),
  }),
  z.strictObject({ type: z.literal('webhook'), url: https }),
]);
export type ChannelTarget = z.infer<typeof ChannelTarget>;

/** A way of telling the reader of an inbox that something is new, and how far it has carried. */
export const Channel = z.strictObject({
  id: Ulid,
  address: InboxAddress,
  target: ChannelTarget,
  /** Who asked to be told; a webhook belongs to whoever keeps the register of its area, and names nobody. */
  by: z.optional(WorkerId),
  /** A mailbox that gets nothing but the code; without it, or stored before there was any, it is confirmed. */
  confirmation: z.optional(Confirmation),
  /** With which a webhook is signed; shown once, when the way is made. */
  secret: z.optional(z.string()),
  version: Version,
  /** Everything up to this sequence has been sent, or given up. */
  sentUpTo: Count,
  /** Everything up to this sequence was there before it: what its maker was answered. */
  beginsAfter: z.optional(Count),
  /** Attempts at what comes next that have failed. */
  attempts: Count,
  /** How many digests were given up; replaying sends them again. */
  givenUp: Count,
  /** The next attempt; none while there is nothing to send. */
  nextAt: z.optional(Instant),
});
export type Channel = z.infer<typeof Channel>;

export const isOwnedBy = ({ target, by, address }: Channel, id: WorkerId): boolean =>
  target.type !== 'webhook' && (by ?? address) === id;

/** What stays of a channel that was removed, so that it is not made again: not where it led. */
export const RemovedChannel = z.strictObject({
  ...z.omit(Channel, { target: true, confirmation: true, secret: true, nextAt: true, version: true }).shape,
  type: z.enum(['web-push', 'e-mail', 'webhook']),
  digest: z.string(),
  /** Its mailbox never was. */
  unconfirmed: z.optional(z.literal(true)),
});
export type RemovedChannel = z.infer<typeof RemovedChannel>;

/** A notice in the order in which it arrived, for whatever has to carry it on: ids, and no word. */
export const QueuedNotice = z.strictObject({
  seq: Count,
  id: z.string(),
  at: Instant,
  /** Waits for no office hours, and for nothing that may come along. */
  urgent: z.optional(z.literal(true)),
});
export type QueuedNotice = z.infer<typeof QueuedNotice>;

/** What a way carries: which notices are new, after one sequence and up to another. Sent twice, it is the same pair. */
export interface Digest {
  readonly after: number;
  readonly upTo: number;
  readonly queued: readonly QueuedNotice[];
  /** Something urgent is among it. */
  readonly urgent: boolean;
}
