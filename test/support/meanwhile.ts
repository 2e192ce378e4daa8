import type { Key } from '../../shared/table/key.ts';
import type { Table } from '../../shared/table/table.ts';

/**
 * A table on which something happens right after somebody has read a record, once: what they do next they decide by what
 * they saw. Records that are asked for together are read one after the other, as the database does.
 */
export const meanwhile = (
  table: Table,
  isRead: (key: Key) => boolean,
  happens: () => Promise<unknown>,
): Table => {
  let hasHappened = false;
  const get: Table['get'] = async (key) => {
    const item = await table.get(key);
    if (hasHappened || !isRead(key)) return item;
    hasHappened = true;
    await happens();
    return item;
  };
  const getMany: Table['getMany'] = async (keys) => {
    const found = [];
    for (const key of keys) found.push((await get(key)) ?? []);
    return found.flat();
  };
  return { ...table, get, getMany };
};
