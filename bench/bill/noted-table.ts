import type { Key } from '../../shared/table/key.ts';
import type { Change } from '../../shared/table/stream-event.ts';
import type { Item, Table, Write } from '../../shared/table/table.ts';

const keyOf = (write: Write): Key | undefined => {
  if ('put' in write) return { pk: write.put.pk, sk: write.put.sk };
  return 'remove' in write ? write.remove : undefined;
};

/**
 * A table that notes what its stream would say. It looks at items before a write through `aside`, another client, so
 * that looking is not counted.
 */
export const notedTable = (table: Table, aside: Table, now: () => string) => {
  const changes: Change[] = [];
  const before = async (write: Write): Promise<Change | undefined> => {
    const key = keyOf(write);
    if (key === undefined) return undefined;
    return { before: await aside.get(key), after: 'put' in write ? write.put : undefined, at: now() };
  };
  const noted: Table = {
    ...table,
    async write(writes) {
      const all = await Promise.all(writes.map(before));
      await table.write(writes);
      changes.push(...all.filter((change) => change !== undefined));
    },
    async load(items: readonly Item[]) {
      await table.load(items);
      changes.push(...items.map((after) => ({ before: undefined, after, at: now() })));
    },
  };
  /** What was written since the last time. */
  return { table: noted, take: () => changes.splice(0) };
};
