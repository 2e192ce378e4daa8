import type { Authorizer } from '../../access/store/authorizer.ts';
import { areaOfPath, areaPath, isWithin, lineOf } from '../../base/area-code.ts';
import type { Who } from '../../base/role.ts';
import type { Context } from '../../table/context.ts';
import { mergedPage } from '../../table/merged-page.ts';
import { listPage } from '../../table/pager.ts';
import type { Item, Query } from '../../table/table.ts';
import { type FollowUpLine, toFollowUpLine } from './case-item.ts';
import { ordersPartition, toAnswerPartition } from './keys.ts';

interface OrderPage {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface OrderQuestion extends OrderPage {
  readonly area: string;
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

/** Whoever has the case answers; of the levels below the one that asked, whoever oversees the place may as well. */
const partsToAnswer = ({ id, role, unit, areaPath: path }: Who): Query[] => {
  if (role === 'supervisor') {
    const above = lineOf(areaOfPath(path)).slice(0, -1);
    return above.map((area) => ({ index: 'work', pk: ordersPartition(area) }));
  }
  const mine = [`worker:${id}`, ...(unit === undefined ? [] : [`unit:${unit}`])];
  return mine.map((one) => ({ index: 'area', pk: toAnswerPartition(one) }));
};

const waitsWithin = (path: string) => (item: Item) => {
  const { area, state } = toFollowUpLine(item);
  return state !== 'answered' && isWithin(areaPath(area), path);
};

/** The orders that wait for an answer of mine, of my unit or of my area, by the moment for it. */
export const listMyOrders = async (
  ctx: Context,
  who: Who,
  { limit, cursor }: OrderPage,
): Promise<{ items: FollowUpLine[]; next?: string | undefined }> => {
  const page = await mergedPage(ctx.table, {
    parts: partsToAnswer(who),
    asked: { by: who.id, orders: 'mine' },
    limit,
    cursor,
    keep: who.role === 'supervisor' ? waitsWithin(who.areaPath) : undefined,
  });
  return { ...page, items: page.items.map(toFollowUpLine) };
};
