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

const overseesOnly = ({ roles }: Who): boolean =>
  roles.includes('supervisor') && !roles.includes('worker') && !roles.includes('handler');

const ofMine = ({ id, unit }: Who): string[] =>
  [`worker:${id}`, ...(unit === undefined ? [] : [`unit:${unit}`])].map(toAnswerPartition);

/** Whoever has the case answers; of the levels below the one that asked, whoever oversees the place may as well. */
const partsToAnswer = (who: Who): Query[] => {
  const above = who.roles.includes('supervisor') ? lineOf(areaOfPath(who.areaPath)).slice(0, -1) : [];
  const mine = overseesOnly(who) ? [] : ofMine(who);
  return [
    ...above.map((area): Query => ({ index: 'work', pk: ordersPartition(area) })),
    ...mine.map((pk): Query => ({ index: 'area', pk })),
  ];
};

/** Those of my area that nobody has answered, and those of mine: an order that is both stands in both lists, and is kept once. */
const waitsFor = (who: Who) => {
  const mine = overseesOnly(who) ? [] : ofMine(who);
  return (item: Item, { pk }: Query) => {
    const { area, state } = toFollowUpLine(item);
    if (mine.includes(pk)) return true;
    const isMine = mine.includes(String(item['areaPk']));
    return !isMine && state !== 'answered' && isWithin(areaPath(area), who.areaPath);
  };
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
    keep: who.roles.includes('supervisor') ? waitsFor(who) : undefined,
  });
  return { ...page, items: page.items.map(toFollowUpLine) };
};
