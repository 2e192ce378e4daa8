import { areaPath } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import { boxesOf, type InboxAddress } from '../rules/address.ts';
import { isOwnedBy } from '../rules/way.ts';
import { channelsOf, removeChannel } from '../store/way-store.ts';

const inboxesOf = ({ id, role, area, unit }: Worker): InboxAddress[] =>
  boxesOf({ id, role, areaPath: areaPath(area), unit }).map(({ address }) => address);

/** Ends the messages to somebody about inboxes that they read no longer; `after` is missing for one who has left. */
export const endWays = async (ctx: Context, before: Worker, after: Worker | undefined): Promise<void> => {
  const kept = after === undefined ? [] : inboxesOf(after);
  for (const address of inboxesOf(before).filter((one) => !kept.includes(one)))
    for (const way of await channelsOf(ctx, address))
      if (isOwnedBy(way, before.id)) await removeChannel(ctx, way);
};
