import { areaPath } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import { type InboxAddress, inboxesOf } from '../rules/address.ts';
import { isOwnedBy } from '../rules/channel.ts';
import { channelsOf, removeChannel } from '../store/channel-store.ts';

const addressesOf = ({ id, role, area, unit }: Worker): InboxAddress[] =>
  inboxesOf({ id, role, areaPath: areaPath(area), unit }).map(({ address }) => address);

/** Ends the messages to somebody about inboxes that they read no longer; `after` is missing for one who has left. */
export const endChannels = async (ctx: Context, before: Worker, after: Worker | undefined): Promise<void> => {
  const kept = after === undefined ? [] : addressesOf(after);
  for (const address of addressesOf(before).filter((one) => !kept.includes(one)))
    for (const channel of await channelsOf(ctx, address))
      if (isOwnedBy(channel, before.id)) await removeChannel(ctx, channel);
};
