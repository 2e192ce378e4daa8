import * as z from 'zod/mini';
import type { Instant } from '../../base/instant.ts';
import { conflict, Refusal } from '../../base/refusal.ts';
import { dueShards } from '../../table/clock-index.ts';
import type { Context } from '../../table/context.ts';
import { createOnce } from '../../table/create-once.ts';
import { digestOf } from '../../table/digest.ts';
import { expiresAfter } from '../../table/expires-after.ts';
import { recordOf } from '../../table/item.ts';
import type { Partition } from '../../table/partition.ts';
import { allOf, type Item, type Write, WriteRefused } from '../../table/table.ts';
import type { InboxAddress } from '../rules/address.ts';
import { Channel, QueuedNotice } from '../rules/channel.ts';
import { wakeAt } from '../rules/deliver.ts';
import {
  channelClock,
  channelKey,
  channelShard,
  enqueuedKey,
  queuedNoticeKey,
  queueHeadKey,
  queuePartition,
} from './keys.ts';

/** As long as a webhook can be replayed. */
const KEPT_DAYS = 30;
/** Of one person, or of the area's register, at one inbox. */
const MOST_CHANNELS = 5;
/** At one inbox: all of them may have to be woken in one transaction of a hundred writes. */
const MOST_AT_INBOX = 60;
const MOST_RACES = 10;
/** Which of the writes says that the notice has its place already. */
const ENQUEUED = 1;

/** The sequence of the latest arrival, under a version of its own. */
export const Head = z.strictObject({ version: z.int(), seq: z.int() });
type Head = z.infer<typeof Head>;
const NOTHING_QUEUED: Head = { version: 0, seq: 0 };

const guardOf = ({ version }: Head) => (version === 0 ? ('absent' as const) : { version });

const channelItem = (channel: Channel): Item => ({
  ...channel,
  ...channelKey(channel.address, channel.id),
  ...(channel.nextAt === undefined ? {} : { clockPk: channelClock(channel.id), clockSk: channel.nextAt }),
});
export const toChannel = (item: Item): Channel => Channel.parse(recordOf(item));

const put = (before: Channel, after: Channel): Write => ({
  put: channelItem(after),
  guard: { version: before.version },
});

/** A way that sleeps wakes up; one that is about to go anyway takes the new notice along. */
const woken = (channel: Channel, now: Instant): Write[] =>
  channel.nextAt === undefined
    ? [put(channel, { ...channel, version: channel.version + 1, nextAt: wakeAt(channel, now) })]
    : [];

/** Which of the writes was refused; nothing if they are done. */
const refusedAt = async (ctx: Context, writes: readonly Write[]): Promise<number | undefined> => {
  try {
    await ctx.table.write(writes);
    return undefined;
  } catch (error) {
    if (error instanceof WriteRefused) return error.index;
    throw error;
  }
};

/** The way that the same sending made before. */
const asRequested = (existing: Channel, sent: Channel): Channel => {
  if (existing.by !== sent.by) throw conflict('This id is taken. Make a new one.');
  if (digestOf(existing.target) === digestOf(sent.target)) return existing;
  throw new Refusal('other-body', 'This id was used for another way. Make a new one for a new way.');
};

export const channelsOf = async (ctx: Context, address: InboxAddress): Promise<Channel[]> =>
  (await allOf(ctx.table, { pk: queuePartition(address), begins: 'WAY#' })).map(toChannel);

/** A new way, which begins with what arrives from now on; sent twice it is one. */
export const addChannel = async (ctx: Context, channel: Channel): Promise<Channel> => {
  const channels = await channelsOf(ctx, channel.address);
  const same = channels.find(({ id }) => id === channel.id);
  if (same !== undefined) return asRequested(same, channel);
  if (channels.filter(({ by }) => by === channel.by).length >= MOST_CHANNELS)
    throw conflict(`You are told of an inbox in at most ${MOST_CHANNELS} ways; remove one.`);
  if (channels.length >= MOST_AT_INBOX)
    throw conflict(`At most ${MOST_AT_INBOX} ways lead from an inbox; a colleague has to give one up.`);
  const again = (item: Item) => asRequested(toChannel(item), channel);
  return (await createOnce(ctx.table, [{ put: channelItem(channel), guard: 'absent' }], again)) ?? channel;
};

/** Takes a due way until a moment, so that no other run sends at the same time; nothing if somebody was faster. */
export const claimChannel = async (
  ctx: Context,
  channel: Channel,
  until: Instant,
): Promise<Channel | undefined> => {
  const claimed = { ...channel, version: channel.version + 1, nextAt: until };
  return (await refusedAt(ctx, [put(channel, claimed)])) === undefined ? claimed : undefined;
};

/** Saves, unless something has arrived since `head` was read, or the way was changed or removed meanwhile. */
export const saveChannel = async (
  ctx: Context,
  before: Channel,
  after: Channel,
  head: Head,
): Promise<'saved' | 'arrived' | 'changed'> => {
  const isLatest: Write = { check: queueHeadKey(before.address), guard: guardOf(head) };
  const refused = await refusedAt(ctx, [put(before, after), isLatest]);
  if (refused === undefined) return 'saved';
  return refused === 0 ? 'changed' : 'arrived';
};

export const changeChannel = async (ctx: Context, before: Channel, after: Channel): Promise<void> => {
  try {
    await ctx.table.write([put(before, after)]);
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    throw Object.assign(conflict('A message was being sent. Try again.'), { cause: error });
  }
};

/** Once, whatever has changed in it meanwhile. */
export const removeChannel = async (ctx: Context, { address, id }: Channel): Promise<void> => {
  await refusedAt(ctx, [{ remove: channelKey(address, id), guard: 'exists' }]);
};

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
  const next = { ...queueHeadKey(address), seq, version: head.version + 1 };
  return [
    { put: next, guard: guardOf(head) },
    { put: { ...enqueuedKey(address, notice.id), expiresAt }, guard: 'absent' },
    { put: { ...queuedNoticeKey(address, seq), ...notice, seq, expiresAt }, guard: 'absent' },
    ...(await channelsOf(ctx, address)).flatMap((channel) => woken(channel, at)),
  ];
};

/** Whether the notice has its place now, or had it before. */
const enqueued = async (
  ctx: Context,
  address: InboxAddress,
  notice: Omit<QueuedNotice, 'seq'>,
): Promise<boolean> => {
  const refused = await refusedAt(ctx, await queueWrites(ctx, address, notice));
  return refused === undefined || refused === ENQUEUED;
};

/** Puts a notice into the order of its inbox, once, and wakes the channels of that inbox. */
export const enqueueNotice = async (
  ctx: Context,
  address: InboxAddress,
  notice: Omit<QueuedNotice, 'seq'>,
): Promise<void> => {
  for (let race = 1; race <= MOST_RACES; race += 1) if (await enqueued(ctx, address, notice)) return;
  throw new Error('Others were faster every time; the queue sends again.');
};

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

export const dueChannels = (ctx: Context, now: Instant): Partition[] =>
  dueShards(ctx.table, now, channelShard);
