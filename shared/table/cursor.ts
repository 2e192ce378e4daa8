import * as z from 'zod/mini';
import { invalid } from '../base/refusal.ts';
import { digestOf } from './digest.ts';
import type { Item } from './table.ts';

/**
 * Where a list goes on. A cursor is bound to who asked and for what, and is only ever a position inside a partition
 * that the server chose: bending one can move within what its owner may see, never beyond.
 */
export interface Position {
  /** Which of the list's partitions, in their order. */
  readonly part: number;
  readonly after?: Item | undefined;
}

/** As every key of ours is: printable ASCII, not empty, and no longer than the engine takes. */
const KeyText = z.string().check(z.regex(/^[\x20-\x7e]{1,1000}$/));
const Shape = z.strictObject({
  of: z.string(),
  part: z.int().check(z.minimum(0)),
  after: z.optional(z.catchall(z.object({ pk: KeyText, sk: KeyText }), KeyText)),
});

export const writeCursor = (asked: unknown, { part, after }: Position): string =>
  Buffer.from(JSON.stringify({ of: digestOf(asked), part, after })).toString('base64url');

const decoded = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (cause) {
    throw Object.assign(invalid('cursor.damaged', '#/query/cursor'), { cause });
  }
};

/** The position in a cursor that was made for the same question; refuses any other. */
export const readCursor = (asked: unknown, cursor: string | undefined): Position => {
  if (cursor === undefined) return { part: 0 };
  const shape = Shape.safeParse(decoded(cursor));
  if (!shape.success || shape.data.of !== digestOf(asked)) {
    throw invalid('cursor.of-another', '#/query/cursor');
  }
  const { part, after } = shape.data;
  return { part, after };
};
