import { notFound } from '../../../shared/base/refusal.ts';
import type { Who } from '../../../shared/base/role.ts';
import { type InboxName, inboxesOf } from '../../../shared/notification/rules/address.ts';
import { type Channel, isOwnedBy, type RemovedChannel } from '../../../shared/notification/rules/channel.ts';
import { channelsOf, removedChannels } from '../../../shared/notification/store/channel-store.ts';
import type { Context } from '../../../shared/table/context.ts';
import { webhookInbox } from './webhook-inbox.ts';

interface MyChannel {
  readonly channel: Channel;
  readonly box: InboxName;
}

/** Mine at the inboxes that I read, though colleagues read them too; and as a registrar the webhooks of my area. */
export const myChannels = async (ctx: Context, who: Who): Promise<MyChannel[]> => {
  const own = inboxesOf(who).map(async ({ box, address }) =>
    (await channelsOf(ctx, address))
      .filter((channel) => isOwnedBy(channel, who.id))
      .map((channel) => ({ channel, box })),
  );
  const hooks = webhookInbox(who).map(async ({ box, address }) =>
    (await channelsOf(ctx, address))
      .filter(({ target }) => target.type === 'webhook')
      .map((channel) => ({ channel, box })),
  );
  return (await Promise.all([...own, ...hooks])).flat();
};

/** One of my own channels; that of somebody else is as if it did not exist. */
export const myChannel = async (ctx: Context, who: Who, channelId: string): Promise<MyChannel> => {
  const found = (await myChannels(ctx, who)).find(({ channel }) => channel.id === channelId);
  if (found === undefined) throw notFound('channel');
  return found;
};

/** Whether it was one of my own and has been removed, as a certain one. */
export const wasMyChannel = async (
  ctx: Context,
  who: Who,
  channelId: string,
  as: (removed: RemovedChannel) => boolean = () => true,
): Promise<boolean> => {
  const mine = inboxesOf(who).map(({ address }) => address);
  const ofArea = webhookInbox(who).map(({ address }) => address);
  const removed = await removedChannels(ctx, [...mine, ...ofArea], channelId);
  const isMine = ({ type, by, address }: RemovedChannel) =>
    type === 'webhook' ? ofArea.includes(address) : (by ?? address) === who.id;
  return removed.some((channel) => isMine(channel) && as(channel));
};
