import type { WayStore } from '../../../shared/data/way-store.ts';
import type { Who } from '../../../shared/domain/access/role.ts';
import { type Box, boxesOf } from '../../../shared/domain/inbox/address.ts';
import type { Way } from '../../../shared/domain/message/way.ts';
import { notFound } from '../../../shared/domain/refusal.ts';
import { webhookBox } from './webhook-box.ts';

/** One of my own ways; that of somebody else is as if it did not exist. */
export const myWay = async (who: Who, wayId: string, ways: WayStore): Promise<{ way: Way; box: Box }> => {
  for (const { box, address } of [...boxesOf(who), ...webhookBox(who)]) {
    const way = (await ways.of(address)).find(({ id }) => id === wayId);
    if (way !== undefined) return { way, box };
  }
  throw notFound('way');
};
