import { type IndexName, indexes } from '../key.ts';
import type { Item, Page, Query } from '../table.ts';

const text = (item: Item, name: string) => (typeof item[name] === 'string' ? item[name] : undefined);
const namesOf = (index: IndexName | undefined) =>
  index === undefined ? { pk: 'pk', sk: 'sk' } : indexes[index];

/** Where an item stands in the order of a partition: sort key, then, in an index, the keys of the table. */
const place = (item: Item, sk: string) => `${text(item, sk) ?? ''}\u0000${item.pk}\u0000${item.sk}`;

const isInRange = ({ begins, from, upTo }: Query, sk: string) =>
  (begins === undefined || sk.startsWith(begins)) &&
  (from === undefined || sk >= from) &&
  (upTo === undefined || sk <= upTo);

const isIn = (query: Query, item: Item) => {
  const { pk, sk } = namesOf(query.index);
  const position = text(item, sk);
  return text(item, pk) === query.pk && position !== undefined && isInRange(query, position);
};

/** Whether an item that was looked at is among those that a query wants. */
export const isKept = ({ where }: Query, item: Item) => {
  if (where === undefined) return true;
  if ('begins' in where) return (text(item, where.attribute) ?? '').startsWith(where.begins);
  const list = item[where.attribute];
  return Array.isArray(list) && list.includes(where.contains);
};

const isBeyond = ({ index, after, newestFirst }: Query, item: Item) => {
  if (after === undefined) return true;
  const { sk } = namesOf(index);
  return newestFirst ? place(item, sk) < place(after, sk) : place(item, sk) > place(after, sk);
};

/** What DynamoDB hands out to go on from: the keys, and nothing else of the item. */
const keysIn = (item: Item, index: IndexName | undefined): Item => {
  const { pk, sk } = namesOf(index);
  return { pk: item.pk, sk: item.sk, [pk]: item[pk], [sk]: item[sk] };
};

const inOrder = (items: Iterable<Item>, query: Query): Item[] => {
  const { sk } = namesOf(query.index);
  const sorted = [...items]
    .filter((item) => isIn(query, item))
    .sort((a, b) => (place(a, sk) < place(b, sk) ? -1 : 1));
  return query.newestFirst ? sorted.reverse() : sorted;
};

export const countIn = (items: Iterable<Item>, query: Query): number =>
  [...items].filter((item) => isIn(query, item) && isKept(query, item)).length;

/** What a query gives of the items that one page has looked through. */
export const pageOf = (looked: readonly Item[], query: Query): Page => {
  const last = looked.at(-1);
  // As on DynamoDB, a page that is full names a place to go on from, even if nothing comes after it.
  const isFull = last !== undefined && looked.length === query.limit;
  const kept = looked.filter((item) => isKept(query, item));
  return isFull ? { items: kept, next: keysIn(last, query.index) } : { items: kept };
};

/** One page of the items that a query asks for. */
export const pageIn = (items: Iterable<Item>, query: Query): Page => {
  const looked = inOrder(items, query)
    .filter((item) => isBeyond(query, item))
    .slice(0, query.limit);
  return pageOf(looked, query);
};
