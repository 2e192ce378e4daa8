import type { Context } from '../../table/context.ts';
import type { Write } from '../../table/table.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import type { InboxAddress } from '../rules/address.ts';
import { type Channel, isOwnedBy } from '../rules/channel.ts';
import { addressesOf, channelsMade } from '../store/channel-owner.ts';
import { channelRemoval, channelsOf, findChannel } from '../store/channel-store.ts';

interface Told {
  readonly id: string;
  readonly made: readonly Pick<Channel, 'address' | 'id'>[];
}

/** Of an inbox those that tell the worker, and those that are `made` and not shown yet. */
const channelsTo = async (ctx: Context, address: InboxAddress, { id, made }: Told): Promise<Channel[]> => {
  const shown = (await channelsOf(ctx, address)).filter((channel) => isOwnedBy(channel, id));
  const missing = made.filter((one) => one.address === address && !shown.some((it) => it.id === one.id));
  const found = await Promise.all(missing.map((one) => findChannel(ctx, one)));
  return [...shown, ...found.flatMap((channel) => channel ?? [])];
};

/**
 * For a transaction that changes a worker: ends the messages to them about inboxes that they read no longer. Five for
 * each of at most three inboxes, two writes each, and none that is being made.
 */
export const channelEndings = async (ctx: Context, before: Worker, after: Worker): Promise<Write[]> => {
  const kept = after.active ? addressesOf(after) : [];
  const left = addressesOf(before).filter((address) => !kept.includes(address));
  if (left.length === 0) return [];
  const { made, unchanged } = await channelsMade(ctx, before.id);
  const told = { id: before.id, made };
  const channels = await Promise.all(left.map((address) => channelsTo(ctx, address, told)));
  const endings = channels.flat().flatMap((channel) => channelRemoval(channel, ctx.now()));
  return before === after && endings.length === 0 ? [] : [unchanged, ...endings];
};
