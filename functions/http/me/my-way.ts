import { notFound } from '../../../shared/base/refusal.ts';
import type { Who } from '../../../shared/base/role.ts';
import { type Box, boxesOf } from '../../../shared/notification/rules/address.ts';
import { isOwnedBy, type Way } from '../../../shared/notification/rules/way.ts';
import { channelsOf } from '../../../shared/notification/store/way-store.ts';
import type { Context } from '../../../shared/table/context.ts';
import { webhookBox } from './webhook-box.ts';

interface MyWay {
  readonly way: Way;
  readonly box: Box;
}

/** Mine at the inboxes that I read, though colleagues read them too; and as a registrar the webhooks of my area. */
export const myWays = async (ctx: Context, who: Who): Promise<MyWay[]> => {
  const own = boxesOf(who).map(async ({ box, address }) =>
    (await channelsOf(ctx, address)).filter((way) => isOwnedBy(way, who.id)).map((way) => ({ way, box })),
  );
  const hooks = webhookBox(who).map(async ({ box, address }) =>
    (await channelsOf(ctx, address))
      .filter(({ target }) => target.type === 'webhook')
      .map((way) => ({ way, box })),
  );
  return (await Promise.all([...own, ...hooks])).flat();
};

/** One of my own ways; that of somebody else is as if it did not exist. */
export const myWay = async (ctx: Context, who: Who, wayId: string): Promise<MyWay> => {
  const found = (await myWays(ctx, who)).find(({ way }) => way.id === wayId);
  if (found === undefined) throw notFound('way');
  return found;
};
