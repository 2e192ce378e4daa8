import { invalid } from '../base/refusal.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { indexes } from './key.ts';
import { type ItemPage, type ListQuestion, startIn } from './pager.ts';
import type { Item, Query, Table } from './table.ts';

/** A list over several partitions in the one order of their sort keys: no partition is asked twice without need. */
export interface MergedQuestion extends ListQuestion {
  /** Which items belong to the list, where the database cannot tell. */
  readonly keep?: ((item: Item, found: Query) => boolean) | undefined;
}

/** Asked side by side in the first wave; each one after it is twice as wide. */
const FIRST_WAVE = 2;
/** How many more looks a page may take where what was looked through holds too few of what is wanted. */
const MORE_LOOKS = 12;
/** How many items one look goes through where only some are kept. */
const WINDOW = 1_000;

/** One of the partitions: what was found there so far, and where to go on. */
interface Reader {
  readonly query: Query;
  readonly found: readonly Item[];
  /** Where the last look ended before the partition did; everything up to there is known. */
  readonly left?: Item | undefined;
}

const namesOf = ({ index }: Query) => (index === undefined ? { pk: 'pk', sk: 'sk' } : indexes[index]);
const placeIn = (query: Query, item: Item): string => String(item[namesOf(query).sk]);

const least = (one: string | undefined, other: string | undefined) =>
  one === undefined || (other !== undefined && other < one) ? other : one;
const most = (one: string | undefined, other: string) => (one === undefined || one < other ? other : one);

const isEmpty = ({ from, upTo }: Query) => from !== undefined && upTo !== undefined && from > upTo;

/**
 * The rest of a partition after an item of one of them. Places that are equal follow each other by partition, so that one
 * item says how far all of them were shown, also one that came to the list since.
 */
const restAfter =
  (last: Item | undefined, pk: string) =>
  (query: Query): Query => {
    if (last === undefined) return query;
    if (query.pk === pk) return { ...query, after: startIn(query, last) };
    const place = placeIn(query, last);
    // The least text that comes after this one.
    return { ...query, from: most(query.from, query.pk < pk ? `${place} ` : place) };
  };

/** Where a cursor points: an item of one of the partitions, or nowhere. */
const startOfPage = (parts: readonly Query[], asked: unknown, cursor: string | undefined): Query[] => {
  const { after } = readCursor(asked, cursor);
  const within = after && parts.find((query) => after[namesOf(query).pk] === query.pk);
  if (after !== undefined && within === undefined) throw invalid('cursor.of-another', '#/query/cursor');
  return parts.map(restAfter(after, within?.pk ?? ''));
};

const look = async (
  table: Table,
  { query, found }: Reader,
  { room, bound, keep }: { room: number; bound: string | undefined; keep: MergedQuestion['keep'] },
): Promise<Reader> => {
  const upTo = least(query.upTo, bound);
  const bounded = upTo === undefined ? query : { ...query, upTo };
  if (isEmpty(bounded)) return { query, found };
  const limit = keep === undefined && query.where === undefined ? room : WINDOW;
  const { items, next } = await table.query({ ...bounded, limit });
  const kept = keep === undefined ? items : items.filter((item) => keep(item, query));
  return { query: { ...query, after: next }, found: [...found, ...kept], left: next };
};

/** Everything that was found, in order. Readers stand in the order of their partitions, and sorting keeps it. */
const inOrder = (readers: readonly Reader[]) =>
  readers
    .flatMap(({ query, found }) => found.map((item) => ({ item, query, place: placeIn(query, item) })))
    .toSorted((one, other) => (one.place < other.place ? -1 : Number(one.place > other.place)));

/** No more than what stands up to here belongs on the page, as far as is known. */
const boundOf = (readers: readonly Reader[], room: number) => inOrder(readers)[room - 1]?.place;

const inWaves = async (
  table: Table,
  queries: readonly Query[],
  room: number,
  keep: MergedQuestion['keep'],
) => {
  let readers: Reader[] = [];
  for (let width = FIRST_WAVE; readers.length < queries.length; width *= 2) {
    const bound = boundOf(readers, room);
    const wave = queries.slice(readers.length, readers.length + width);
    const asked = wave.map((query) => look(table, { query, found: [] }, { room, bound, keep }));
    readers = [...readers, ...(await Promise.all(asked))];
  }
  return readers;
};

/** The partition of which the least is known: nothing after that place is certain. */
const frontierOf = (readers: readonly Reader[]) =>
  readers
    .flatMap(({ query, left }, index) =>
      left === undefined ? [] : { index, left, place: placeIn(query, left) },
    )
    .reduce<{ index: number; left: Item; place: string } | undefined>(
      (first, one) => (first === undefined || one.place < first.place ? one : first),
      undefined,
    );

/** What is certain: up to the frontier, and at its very place only what stands in that partition or before it. */
const certain = (readers: readonly Reader[]) => {
  const frontier = frontierOf(readers);
  const known = readers.map((reader, index): Reader => {
    if (frontier === undefined) return reader;
    const isKnown = (place: string) =>
      place < frontier.place || (place === frontier.place && index <= frontier.index);
    return { ...reader, found: reader.found.filter((item) => isKnown(placeIn(reader.query, item))) };
  });
  return inOrder(known);
};

/** Where the next page goes on: after the last that is shown, or after all that was looked through in vain. */
const nextAfter = (readers: readonly Reader[], limit: number): Item | undefined => {
  const all = certain(readers);
  const last = all[limit - 1];
  if (last !== undefined && all.length > limit) return startIn(last.query, last.item);
  return frontierOf(readers)?.left;
};

/**
 * A page in the order of all partitions together. Each is asked once, and only for what may still come before what others
 * hold; where few of the items belong to the list, the one that is known least is asked again.
 */
export const mergedPage = async (table: Table, question: MergedQuestion): Promise<ItemPage> => {
  const { parts, asked, limit, cursor, keep } = question;
  const sorted = parts.toSorted((one, other) => (one.pk < other.pk ? -1 : 1));
  // One more than is shown, which says whether anything follows.
  const room = limit + 1;
  let readers = await inWaves(table, startOfPage(sorted, asked, cursor), room, keep);
  for (let looks = 0; looks < MORE_LOOKS && certain(readers).length < room; looks += 1) {
    const index = frontierOf(readers)?.index ?? -1;
    const again = readers[index];
    if (again === undefined) break;
    readers = readers.with(index, await look(table, again, { room, bound: boundOf(readers, room), keep }));
  }
  const items = certain(readers)
    .slice(0, limit)
    .map(({ item }) => item);
  const after = nextAfter(readers, limit);
  return after === undefined ? { items } : { items, next: writeCursor(asked, { part: 0, after }) };
};
