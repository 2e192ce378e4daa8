import type { Context } from './context.ts';
import type { Key } from './key.ts';
import type { Item } from './table.ts';

/** A stored record that no longer fits its schema. It stops nothing but itself: it is told, and the rest goes on. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  /** Which one, for counting it once. */
  readonly key: string;

  constructor(message: string, { pk, sk }: Key = { pk: '', sk: '' }) {
    super(message);
    this.key = `${pk} ${sk}`;
  }
}

/** The partition alone: beside a death the rest of a key has no place in a log. */
const tell = ({ log }: Context, key: Key): void =>
  log.failed('a record cannot be read', new Unreadable('A record cannot be read.', key), { pk: key.pk });

/** By its name, as zod sets it: its class would bring all of zod's core into the bundle. */
const isUnreadable = (error: unknown) =>
  error instanceof Error && (error.name === '$ZodError' || error instanceof Unreadable);

/** What there is to do about one record; nothing, if it or what belongs to it cannot be read. */
export const unlessUnreadable = async <T>(
  ctx: Context,
  key: Key,
  work: () => Promise<T>,
): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    tell(ctx, key);
    return undefined;
  }
};

/** Those that can be read. */
export const readable = <T>(ctx: Context, items: readonly Item[], parse: (item: Item) => T): T[] =>
  items.flatMap((item) => {
    try {
      return [parse(item)];
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      tell(ctx, item);
      return [];
    }
  });

/** A context that counts the records that could not be read, and tells of each once. */
export const countingUnreadable = (ctx: Context) => {
  const seen = new Set<string>();
  const failed: Context['log']['failed'] = (message, error, facts) => {
    if (error instanceof Unreadable && seen.has(error.key)) return;
    if (error instanceof Unreadable) seen.add(error.key);
    ctx.log.failed(message, error, facts);
  };
  return { watched: { ...ctx, log: { ...ctx.log, failed } }, unreadable: () => seen.size };
};

/** Does all that can be done, and fails afterwards if something could not be read, so that it is counted. */
export const failIfUnreadable = async <T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> => {
  const { watched, unreadable } = countingUnreadable(ctx);
  const result = await work(watched);
  if (unreadable() > 0) throw new Unreadable(`${unreadable()} records cannot be read.`);
  return result;
};
