import { areaPath } from '../domain/area/area-code.ts';
import { boxesOf, type InboxAddress } from '../domain/inbox/address.ts';
import { isOwnedBy } from '../domain/message/way.ts';
import type { Worker } from '../domain/worker/worker.ts';
import type { WayStore } from './way-store.ts';

const inboxesOf = ({ id, role, area, unit }: Worker): InboxAddress[] =>
  boxesOf({ id, role, areaPath: areaPath(area), unit }).map(({ address }) => address);

/** Ends the messages to somebody about inboxes that they read no longer; `after` is missing for one who has left. */
export const endWays = async (before: Worker, after: Worker | undefined, ways: WayStore): Promise<void> => {
  const kept = after === undefined ? [] : inboxesOf(after);
  for (const address of inboxesOf(before).filter((one) => !kept.includes(one)))
    for (const way of await ways.of(address)) if (isOwnedBy(way, before.id)) await ways.remove(way);
};
