import { invalid } from '../base/refusal.ts';
import { type Position, readCursor, writeCursor } from './cursor.ts';
import { indexes } from './key.ts';
import type { Item, Page, Query, Table } from './table.ts';

/** A list over one or several partitions, read in their order, page by page. */
export interface ListQuestion {
  readonly parts: readonly Query[];
  /** Who asks, and for what: a cursor serves the same question only. */
  readonly asked: unknown;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface ItemPage {
  readonly items: Item[];
  readonly next?: string | undefined;
}

/** How many queries one page may take before it hands back a cursor, full or not. */
const MOST_LOOKS = 12;
/** How many items one query looks through where only some are kept. */
const WINDOW = 1_000;

const damaged = () => invalid('cursor.of-another', '#/query/cursor');

const inBounds = ({ begins, from, upTo }: Query, position: string) =>
  (begins === undefined || position.startsWith(begins)) &&
  (from === undefined || position >= from) &&
  (upTo === undefined || position <= upTo);

/** A start key from outside may point nowhere but into what is being read. */
export const startIn = (query: Query, after: Item | undefined): Item | undefined => {
  if (after === undefined) return undefined;
  const names = query.index === undefined ? { pk: 'pk', sk: 'sk' } : indexes[query.index];
  const position = after[names.sk];
  if (after[names.pk] !== query.pk || typeof position !== 'string' || !inBounds(query, position))
    throw damaged();
  const { pk, sk } = after;
  return query.index === undefined ? { pk, sk } : { pk, sk, [names.pk]: query.pk, [names.sk]: position };
};

/** At most `room` items, and where to go on: after the last that is shown, or after all that were looked through. */
const look = async (table: Table, query: Query, after: Item | undefined, room: number): Promise<Page> => {
  const limit = query.where === undefined ? room : WINDOW;
  const { items, next } = await table.query({ ...query, after: startIn(query, after), limit });
  const shown = items.slice(0, room);
  return { items: shown, next: shown.length < items.length ? startIn(query, shown.at(-1)) : next };
};

const pageAt = async (table: Table, parts: readonly Query[], from: Position, limit: number) => {
  const items: Item[] = [];
  let { part, after } = from;
  for (let looks = 0; looks < MOST_LOOKS && items.length < limit; looks += 1) {
    const query = parts[part];
    if (query === undefined) break;
    const page = await look(table, query, after, limit - items.length);
    items.push(...page.items);
    after = page.next;
    if (after === undefined) part += 1;
  }
  return { items, at: { part, after } };
};

export const listPage = async (table: Table, question: ListQuestion): Promise<ItemPage> => {
  const { parts, asked, limit, cursor } = question;
  const { items, at } = await pageAt(table, parts, readCursor(asked, cursor), limit);
  return at.part < parts.length ? { items, next: writeCursor(asked, at) } : { items };
};
