import { readCursor, writeCursor } from './cursor.ts';

interface PageQuestion {
  readonly asked: unknown;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const at = (position: string) => ({ part: 0, after: { pk: 'LIST', sk: position } });

/** A page of a list that is short enough to be read whole, and stands in the order of `positionOf`. */
export const cutPage = <T>(
  all: readonly T[],
  positionOf: (item: T) => string,
  { asked, limit, cursor }: PageQuestion,
): { readonly items: T[]; readonly next?: string | undefined } => {
  const after = readCursor(asked, cursor).after?.sk ?? '';
  const rest = all.filter((item) => positionOf(item) > after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return last === undefined || rest.length <= limit
    ? { items }
    : { items, next: writeCursor(asked, at(positionOf(last))) };
};
