import { notFound } from '../../../shared/base/refusal.ts';
import type { Who } from '../../../shared/base/role.ts';
import { type Box, boxesOf } from '../../../shared/notification/rules/address.ts';
import { isOwnedBy, type Way } from '../../../shared/notification/rules/way.ts';
import type { WayStore } from '../../../shared/notification/store/way-store.ts';
import { webhookBox } from './webhook-box.ts';

interface MyWay {
  readonly way: Way;
  readonly box: Box;
}

/** Mine at the inboxes that I read, though colleagues read them too; and as a registrar the webhooks of my area. */
export const myWays = async (who: Who, ways: WayStore): Promise<MyWay[]> => {
  const own = boxesOf(who).map(async ({ box, address }) =>
    (await ways.of(address)).filter((way) => isOwnedBy(way, who.id)).map((way) => ({ way, box })),
  );
  const hooks = webhookBox(who).map(async ({ box, address }) =>
    (await ways.of(address)).filter(({ target }) => target.type === 'webhook').map((way) => ({ way, box })),
  );
  return (await Promise.all([...own, ...hooks])).flat();
};

/** One of my own ways; that of somebody else is as if it did not exist. */
export const myWay = async (who: Who, wayId: string, ways: WayStore): Promise<MyWay> => {
  const found = (await myWays(who, ways)).find(({ way }) => way.id === wayId);
  if (found === undefined) throw notFound('way');
  return found;
};
