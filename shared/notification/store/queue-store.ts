import * as z from 'zod/mini';
import type { Instant } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfter } from '../../table/key.ts';
import { optimistic, type Write } from '../../table/table.ts';
import type { InboxAddress } from '../rules/address.ts';
import { type Channel, QueuedNotice } from '../rules/channel.ts';
import { hurried, wakeAt } from '../rules/deliver.ts';
import { channelsOf, channelWrite, KEPT_DAYS, unlessRefused } from './channel-store.ts';
import { channelKey, enqueuedKey, queuedNoticeKey, queueHeadKey, queuePartition } from './keys.ts';

/** Forty notices at one moment took eleven. */
const MOST_RACES = 24;
/** Which of the writes says that the notice has its place already. */
const ENQUEUED = 1;

/** The sequence of the latest arrival, and of the latest urgent one, under a version of their own. */
export const Head = z.strictObject({ version: z.int(), seq: z.int(), urgentUpTo: z._default(z.int(), 0) });
type Head = z.infer<typeof Head>;
const NOTHING_QUEUED: Head = { version: 0, seq: 0, urgentUpTo: 0 };

const guardOf = ({ version }: Head) => (version === 0 ? ('absent' as const) : { version });

/** Is told of nothing before it is confirmed; who confirms it in this moment looks for this notice, or is overtaken. */
const asItStands = ({ address, id, version }: Channel): Write => ({
  check: channelKey(address, id),
  guard: { version },
});

/** For a transaction: nothing has arrived since `head`. */
export const headCheck = (address: InboxAddress, head: Head): Write => ({
  check: queueHeadKey(address),
  guard: guardOf(head),
});

/**
 * A way that sleeps wakes up; one that is about to go anyway takes the new notice along. What is urgent changes every
 * way: a run that has not seen it and would put the way off until morning is overtaken.
 */
const woken = (channel: Channel, now: Instant, urgent: boolean): Write[] => {
  if (channel.confirmation !== undefined) return [asItStands(channel)];
  if (urgent) return [channelWrite(channel, hurried(channel, now))];
  if (channel.nextAt !== undefined) return [];
  return [channelWrite(channel, { ...channel, version: channel.version + 1, nextAt: wakeAt(channel, now) })];
};

/** Whether it was: not if the way was changed or removed meanwhile. Refused if something has arrived since `head`. */
export const saveChannel = async (
  ctx: Context,
  before: Channel,
  after: Channel,
  head: Head,
): Promise<boolean> => unlessRefused(ctx, [channelWrite(before, after), headCheck(before.address, head)], 0);

export const queueHead = async (ctx: Context, address: InboxAddress): Promise<Head> => {
  const item = await ctx.table.get(queueHeadKey(address));
  return item === undefined ? NOTHING_QUEUED : Head.parse(recordOf(item));
};

const queueWrites = async (
  ctx: Context,
  address: InboxAddress,
  notice: Omit<QueuedNotice, 'seq'>,
): Promise<Write[]> => {
  const head = await queueHead(ctx, address);
  const seq = head.seq + 1;
  const at = ctx.now();
  const expiresAt = expiresAfter(at, KEPT_DAYS);
  const urgent = notice.urgent === true;
  const urgentUpTo = urgent ? seq : head.urgentUpTo;
  const next = { ...queueHeadKey(address), seq, urgentUpTo, version: head.version + 1 };
  return [
    { put: next, guard: guardOf(head) },
    { put: { ...enqueuedKey(address, notice.id), expiresAt }, guard: 'absent' },
    { put: { ...queuedNoticeKey(address, seq), ...notice, seq, expiresAt }, guard: 'absent' },
    ...(await channelsOf(ctx, address)).flatMap((channel) => woken(channel, at, urgent)),
  ];
};

const overtaken = (cause: unknown): never => {
  throw new Error('Others were faster every time; the queue sends again.', { cause });
};

/** Puts a notice into the order of its inbox, and wakes the channels of that inbox; `false` if it has its place already. */
export const enqueueNotice = (
  ctx: Context,
  address: InboxAddress,
  notice: Omit<QueuedNotice, 'seq'>,
): Promise<boolean> =>
  optimistic(async () => unlessRefused(ctx, await queueWrites(ctx, address, notice), ENQUEUED), {
    times: MOST_RACES,
    otherwise: overtaken,
  });

/** What arrived after a sequence, at most so many. */
export const queuedNotices = async (
  ctx: Context,
  address: InboxAddress,
  after: number,
  limit: number,
): Promise<QueuedNotice[]> => {
  const from = queuedNoticeKey(address, after + 1).sk;
  const upTo = queuedNoticeKey(address, Number.MAX_SAFE_INTEGER).sk;
  const page = await ctx.table.query({ pk: queuePartition(address), from, upTo, limit });
  return page.items.map((item) => QueuedNotice.parse(recordOf(item)));
};
