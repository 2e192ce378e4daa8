import type { Resource } from '../../access/rules/may.ts';
import type { Authorizer } from '../../access/store/authorizer.ts';
import { areaOfPath, areaPath, lineOf } from '../../base/area-code.ts';
import type { Who } from '../../base/role.ts';
import { overseenOf, type ShownKind } from '../../base/vocabulary.ts';
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

/** A line without what only a decision looks at. */
export type ShownFollowUp = Omit<FollowUpLine, 'about' | 'kind'> & { readonly kind: ShownKind };

interface OrdersTold {
  readonly items: ShownFollowUp[];
  readonly next?: string | undefined;
}

interface OrderQuestion extends OrderPage {
  readonly area: string;
}

/** The unsettled orders that the level of an area has given, by the moment for their answer. */
export const listOrders = async (
  ctx: Context,
  authorizer: Authorizer,
  { area, limit, cursor }: OrderQuestion,
): Promise<OrdersTold> => {
  const parts = [{ index: 'work' as const, pk: ordersPartition(area) }];
  const page = await listPage(ctx.table, {
    parts,
    asked: { by: authorizer.who.id, orders: area },
    limit,
    cursor,
  });
  const items = page.items.map(toFollowUpLine).filter(isFor(authorizer));
  return { ...page, items: items.map((line) => told(authorizer, line)) };
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

/** What permission looks at in the case of an order. */
const resourceOf = ({ area, kind, about }: FollowUpLine): Resource => ({
  areaPath: areaPath(area),
  kind,
  ...(about === undefined ? {} : { about: { unit: about.unit, areaPath: areaPath(about.area) } }),
});

/** Those of my area that nobody has answered, and those of mine: an order that is both stands in both lists, and is kept once. */
const waitsFor = (authorizer: Authorizer) => {
  const { who } = authorizer;
  const mine = overseesOnly(who) ? [] : ofMine(who);
  return (item: Item, { pk }: Query) => {
    const line = toFollowUpLine(item);
    if (mine.includes(pk)) return true;
    const isMine = mine.includes(String(item['areaPk']));
    return !isMine && line.state !== 'answered' && authorizer.can('follow-up.read', resourceOf(line));
  };
};

const isFor = (authorizer: Authorizer) => (line: FollowUpLine) =>
  authorizer.can('follow-up.read', resourceOf(line));

/** An order as whoever asks is told of it. */
const told = ({ who, can }: Authorizer, { about: _, ...line }: FollowUpLine): ShownFollowUp =>
  overseesOnly(who) && !can('case.read', resourceOf(line)) ? { ...line, ...overseenOf(line) } : line;

/** The orders that wait for an answer of mine, of my unit or of my area, by the moment for it. */
export const listMyOrders = async (
  ctx: Context,
  authorizer: Authorizer,
  { limit, cursor }: OrderPage,
): Promise<OrdersTold> => {
  const { who } = authorizer;
  const page = await mergedPage(ctx.table, {
    parts: partsToAnswer(who),
    asked: { by: who.id, orders: 'mine' },
    limit,
    cursor,
    keep: who.roles.includes('supervisor') ? waitsFor(authorizer) : undefined,
  });
  return { ...page, items: page.items.map((item) => told(authorizer, toFollowUpLine(item))) };
};
