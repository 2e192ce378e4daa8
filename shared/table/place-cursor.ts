import { readCursor, writeCursor } from './cursor.ts';

/** A list that was put together and sorted here: its cursor names the last place shown, whatever came or went since. */
export const pageOfPlaces = <T extends { readonly place: string }>(
  sorted: readonly T[],
  asked: unknown,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): { readonly items: T[]; readonly next?: string } => {
  const { after } = readCursor(asked, cursor);
  const left = after === undefined ? sorted : sorted.filter(({ place }) => place > after.sk);
  const items = left.slice(0, limit);
  const last = items.at(-1);
  if (last === undefined || items.length === left.length) return { items };
  return { items, next: writeCursor(asked, { part: 0, after: { pk: 'PLACE', sk: last.place } }) };
};
