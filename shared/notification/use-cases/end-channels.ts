import type { Context } from '../../table/context.ts';
import type { Write } from '../../table/table.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import type { InboxAddress } from '../rules/address.ts';
import { type Channel, isOwnedBy } from '../rules/channel.ts';
import { addressesOf, channelCountCheck } from '../store/channel-owner.ts';
import { channelRemoval, channelsOf } from '../store/channel-store.ts';

const channelsTo = async (ctx: Context, address: InboxAddress, id: string): Promise<Channel[]> =>
  (await channelsOf(ctx, address)).filter((channel) => isOwnedBy(channel, id));

/**
 * For a transaction that changes a worker: ends the messages to them about inboxes that they read no longer. Five for
 * each of at most three inboxes, two writes each, and none that is being made.
 */
export const channelEndings = async (ctx: Context, before: Worker, after: Worker): Promise<Write[]> => {
  const kept = after.active ? addressesOf(after) : [];
  const left = addressesOf(before).filter((address) => !kept.includes(address));
  if (left.length === 0) return [];
  const asCounted = await channelCountCheck(ctx, before.id);
  const channels = await Promise.all(left.map((address) => channelsTo(ctx, address, before.id)));
  const endings = channels.flat().flatMap((channel) => channelRemoval(channel, ctx.now()));
  return before === after && endings.length === 0 ? [] : [asCounted, ...endings];
};
