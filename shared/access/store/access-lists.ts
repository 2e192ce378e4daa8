import { gridOf, isHouseholdId } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import { readCursor, writeCursor } from '../../table/cursor.ts';
import { recordOf } from '../../table/item.ts';
import { eachOf, type Item, type Query, type Table } from '../../table/table.ts';
import { Access } from '../rules/access.ts';
import type { Authorizer } from './authorizer.ts';
import { accessesPartition } from './keys.ts';

/** As one of those seen may know it: not who else was on the list. */
const accessIn = (item: Item): Access => {
  const { seen: _, ...access } = recordOf(item);
  return Access.parse(access);
};

/** The newest of one partition, older than what was shown last. */
const newestOf = async (table: Table, part: Query, before: string | undefined, most: number) => {
  const items: Item[] = [];
  const upTo = before === undefined ? {} : { upTo: before };
  for await (const item of eachOf(table, { ...part, ...upTo, newestFirst: true })) {
    if (item.sk !== before) items.push(item);
    if (items.length === most) break;
  }
  return items;
};

/** Each by itself, and each household among others of its grid. */
const partsOf = (subjects: readonly string[]): Query[] => [
  ...subjects.map((id) => ({ pk: accessesPartition(id) })),
  ...subjects.filter(isHouseholdId).map((id) => ({
    pk: accessesPartition(gridOf(id)),
    where: { attribute: 'seen', contains: id },
  })),
];

/**
 * Who read the records of these: numbers of households, cases and members of staff as the log keeps them, newest first over all of their partitions: each entry begins with its
 * moment, so a page goes on before the last moment shown. A list that held two of their numbers is one entry.
 */
export const listAccesses = async (
  { table }: Context,
  subjects: readonly string[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  authorizer: Authorizer,
): Promise<{ items: Access[]; next?: string | undefined }> => {
  const asked = { by: authorizer.who.id, accesses: subjects };
  const before = readCursor(asked, cursor).after?.sk;
  const found = await Promise.all(partsOf(subjects).map((part) => newestOf(table, part, before, limit + 1)));
  const once = new Map(found.flat().map((item) => [item.sk, item]));
  const newest = [...once.values()].toSorted((a, b) => (a.sk < b.sk ? 1 : -1));
  const shown = newest.slice(0, limit);
  const last = shown.at(-1);
  const more = last !== undefined && newest.length > limit;
  return {
    items: shown.map(accessIn),
    ...(more ? { next: writeCursor(asked, { part: 0, after: { pk: last.pk, sk: last.sk } }) } : {}),
  };
};
