import { type Item, type Table, type Write, WriteRefused } from './table.ts';
import { overtaken } from './write-or-conflict.ts';

/**
 * Writes a new record, the first of `writes`. Sent again it changes nothing: the item that stands there is given to
 * `again`, which refuses a create that is not the same.
 */
export const createOnce = async <T>(
  table: Table,
  writes: readonly Write[],
  again: (existing: Item) => T | Promise<T>,
): Promise<T | undefined> => {
  try {
    await table.write(writes);
    return undefined;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    if (error.index === 0 && error.existing !== undefined) return again(error.existing);
    throw overtaken(error);
  }
};
