import type { Instant } from '../../base/instant.ts';
import { conflict, Refusal } from '../../base/refusal.ts';
import { dueShards } from '../../table/clock-index.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfter } from '../../table/key.ts';
import type { Partition } from '../../table/partition.ts';
import {
  allOf,
  createOnce,
  type Item,
  isOvertaken,
  optimistic,
  receiptFirst,
  type Write,
  WriteRefused,
} from '../../table/table.ts';
import type { InboxAddress } from '../rules/address.ts';
import { Channel, RemovedChannel } from '../rules/channel.ts';
import { ownerWrites } from './channel-owner.ts';
import { channelClock, channelKey, channelShard, queuePartition, removedChannelKey } from './keys.ts';

/** As long as a webhook can be replayed. */
export const KEPT_DAYS = 30;
/** Of one person, or of the area's register, at one inbox. */
const MOST_CHANNELS = 5;
/** At one inbox: all of them may have to be woken in one transaction of a hundred writes. */
const MOST_AT_INBOX = 60;
/** After its code has ended: what nobody confirmed may be the mailbox of somebody who never asked. */
const UNCONFIRMED_DAYS = 7;

const unconfirmedFor = ({ confirmation }: Channel): { readonly expiresAt?: number } =>
  confirmation === undefined ? {} : { expiresAt: expiresAfter(confirmation.until, UNCONFIRMED_DAYS) };

const channelItem = (channel: Channel): Item => ({
  ...channel,
  ...channelKey(channel.address, channel.id),
  ...unconfirmedFor(channel),
  ...(channel.nextAt === undefined ? {} : { clockPk: channelClock(channel.id), clockSk: channel.nextAt }),
});
export const toChannel = (item: Item): Channel => Channel.parse(recordOf(item));

/** For a transaction: the channel as it is after, if it is still as it was before. */
export const channelWrite = (before: Channel, after: Channel): Write => ({
  put: channelItem(after),
  guard: { version: before.version },
});

/** Whether all was written: not if it was this one of the writes that did not fit; another one's refusal is thrown. */
export const unlessRefused = async (
  ctx: Context,
  writes: readonly Write[],
  which: number,
): Promise<boolean> => {
  try {
    await ctx.table.write(writes);
    return true;
  } catch (error) {
    if (error instanceof WriteRefused && error.index === which) return false;
    throw error;
  }
};

const removedItem = (
  { target, confirmation, secret: _, nextAt: __, version: ___, ...channel }: Channel,
  at: Instant,
): Item => ({
  ...channel,
  type: target.type,
  ...(confirmation === undefined ? {} : { unconfirmed: true }),
  digest: digestOf(target),
  ...removedChannelKey(channel.address, channel.id),
  expiresAt: expiresAfter(at, KEPT_DAYS),
});

/** The way that the same sending made before, as it was made: whatever has become of it, the answer is the same. */
const asRequested = (existing: MadeChannel, sent: Channel): Channel => {
  if (existing.by !== sent.by) throw conflict('id.taken');
  if (existing.digest !== digestOf(sent.target)) throw new Refusal('other-body', 'channel.id-of-another');
  const { beginsAfter = existing.sentUpTo } = existing;
  return { ...sent, beginsAfter, sentUpTo: beginsAfter };
};

/** A channel that is there, or was. */
type MadeChannel = Pick<RemovedChannel, 'by' | 'digest' | 'beginsAfter' | 'sentUpTo'>;
const madeIn = (channel: Channel): MadeChannel => ({ ...channel, digest: digestOf(channel.target) });

export const channelsOf = async (ctx: Context, address: InboxAddress): Promise<Channel[]> =>
  (await allOf(ctx.table, { pk: queuePartition(address), begins: 'WAY#' })).map(toChannel);

/** One by its key, which shows it from the moment in which it is made. */
export const findChannel = async (
  { table }: Context,
  { address, id }: Pick<Channel, 'address' | 'id'>,
): Promise<Channel | undefined> => {
  const item = await table.get(channelKey(address, id));
  return item === undefined ? undefined : toChannel(item);
};

const toRemoved = (item: Item): RemovedChannel => RemovedChannel.parse(recordOf(item));

/** What stays of these channels, where they were removed within the last weeks. */
export const removedChannels = async (
  ctx: Context,
  addresses: readonly InboxAddress[],
  id: string,
): Promise<RemovedChannel[]> =>
  // One by one: who reads several may see that a channel is gone and not yet that it was removed.
  (await Promise.all(addresses.map((address) => ctx.table.get(removedChannelKey(address, id))))).flatMap(
    (item) => (item === undefined ? [] : [toRemoved(item)]),
  );

const requirePlace = (channels: readonly Channel[], { by }: Channel): void => {
  if (channels.filter((other) => other.by === by).length >= MOST_CHANNELS)
    throw conflict('channel.too-many', { most: MOST_CHANNELS });
  if (channels.length >= MOST_AT_INBOX) throw conflict('inbox.too-many-channels', { most: MOST_AT_INBOX });
};

/** What the same sending has made, by its keys: a list may not show yet what is there. */
const madeBefore = async (ctx: Context, sent: Channel): Promise<Channel | undefined> => {
  const [removed] = await removedChannels(ctx, [sent.address], sent.id);
  if (removed !== undefined) return asRequested(removed, sent);
  const made = await findChannel(ctx, sent);
  return made && asRequested(madeIn(made), sent);
};

const addAnew = async (ctx: Context, sent: Channel): Promise<Channel> => {
  const { address, id } = sent;
  requirePlace(await channelsOf(ctx, address), sent);
  const again = (item: Item) => asRequested(madeIn(toChannel(item)), sent);
  const writes: Write[] = [
    { put: channelItem({ ...sent, beginsAfter: sent.sentUpTo }), guard: 'absent' },
    { check: removedChannelKey(address, id), guard: 'absent' },
    ...(await ownerWrites(ctx, sent)),
  ];
  return (await createOnce(ctx.table, writes, again)) ?? sent;
};

/** A new way, which begins with what arrives from now on; sent twice it is one, and once removed it stays removed. */
export const addChannel = (ctx: Context, channel: Channel): Promise<Channel> =>
  optimistic(
    () =>
      receiptFirst(
        () => madeBefore(ctx, channel),
        () => addAnew(ctx, channel),
      ),
    { isLost: isOvertaken },
  );

/** Takes a due way until a moment, so that no other run sends at the same time; nothing if somebody was faster. */
export const claimChannel = async (
  ctx: Context,
  channel: Channel,
  until: Instant,
): Promise<Channel | undefined> => {
  const claimed = { ...channel, version: channel.version + 1, nextAt: until };
  return (await unlessRefused(ctx, [channelWrite(channel, claimed)], 0)) ? claimed : undefined;
};

export const changeChannel = async (ctx: Context, before: Channel, after: Channel): Promise<void> => {
  try {
    await ctx.table.write([channelWrite(before, after)]);
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    throw Object.assign(conflict('channel.busy'), { cause: error });
  }
};

/** For a transaction: it goes, whatever has changed in it meanwhile, and leaves behind that it was there. */
export const channelRemoval = (channel: Channel, at: Instant): Write[] => [
  { remove: channelKey(channel.address, channel.id), guard: 'exists' },
  { put: removedItem(channel, at), guard: 'absent' },
];

/** Once: whoever comes second finds it done. */
export const removeChannel = async (ctx: Context, channel: Channel): Promise<void> => {
  await unlessRefused(ctx, channelRemoval(channel, ctx.now()), 0);
};

export const dueChannels = (ctx: Context, now: Instant): Partition[] =>
  dueShards(ctx.table, now, channelShard);
