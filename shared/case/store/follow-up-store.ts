import type { Authorizer } from '../../access/store/authorizer.ts';
import type { Context } from '../../table/context.ts';
import { listPage } from '../../table/pager.ts';
import { type FollowUpLine, toFollowUpLine } from './case-item.ts';
import { ordersPartition } from './keys.ts';

interface OrderQuestion {
  readonly area: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The unsettled orders that the level of an area has given, by the moment for their answer. */
export const listOrders = async (
  ctx: Context,
  authorizer: Authorizer,
  { area, limit, cursor }: OrderQuestion,
): Promise<{ items: FollowUpLine[]; next?: string | undefined }> => {
  const parts = [{ index: 'work' as const, pk: ordersPartition(area) }];
  const page = await listPage(ctx.table, {
    parts,
    asked: { by: authorizer.who.id, orders: area },
    limit,
    cursor,
  });
  return { ...page, items: page.items.map(toFollowUpLine) };
};
