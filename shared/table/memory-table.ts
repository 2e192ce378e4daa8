import { indexes, type Key } from './key.ts';
import { added, checkWrites, nameOf } from './memory/check-writes.ts';
import { countIn, pageIn } from './memory/query-items.ts';
import type { Item, Query, Table, Write } from './table.ts';

/** Through JSON, as DynamoDB forgets `undefined` and identity. */
const copyOf = (item: Item): Item => JSON.parse(JSON.stringify(item));

/** Beside the names of the indexes. */
const TABLE = 'table';
const keyNames = Object.entries({ [TABLE]: { pk: 'pk' }, ...indexes });

/** The partitions that an item is in: of the table, and of each index. */
const partitionsWith = (item: Item): string[] =>
  keyNames.flatMap(([name, { pk }]) => (typeof item[pk] === 'string' ? [`${name} ${item[pk]}`] : []));

/** All items, and the same by partition: looking through a whole prefecture for each grid takes minutes. */
const memory = () => {
  const rows = new Map<string, Item>();
  const partitions = new Map<string, Map<string, Item>>();
  const leavePartitions = (name: string) => {
    const before = rows.get(name);
    for (const partition of before === undefined ? [] : partitionsWith(before))
      partitions.get(partition)?.delete(name);
  };
  return {
    all: () => rows.values(),
    find: (key: Key) => rows.get(nameOf(key)),
    /** Among which a query looks. */
    held: ({ index, pk }: Query) => partitions.get(`${index ?? TABLE} ${pk}`)?.values() ?? [],
    put(item: Item) {
      const name = nameOf(item);
      leavePartitions(name);
      rows.set(name, item);
      for (const one of partitionsWith(item)) {
        const partition = partitions.get(one) ?? new Map<string, Item>();
        partitions.set(one, partition.set(name, item));
      }
    },
    remove(key: Key) {
      leavePartitions(nameOf(key));
      rows.delete(nameOf(key));
    },
  };
};

/**
 * The table in the memory of one process, gone when that ends: it keeps the contract of the one on DynamoDB, which one
 * suite holds against both, down to the pages and to what a transaction refuses. `all` gives everything that is stored.
 */
export const memoryTable = (): Table & { all(): Item[] } => {
  const { all, find, held, put, remove } = memory();
  const apply = (write: Write) => {
    if ('put' in write) put(copyOf(write.put));
    if ('remove' in write) remove(write.remove);
    if ('add' in write) put(added(find(write.add), write.add, write.amounts));
  };
  return {
    all: () => [...all()].map(copyOf),
    get: async (key) => {
      const item = find(key);
      return item === undefined ? undefined : copyOf(item);
    },
    getMany: async (keys) =>
      [...new Map(keys.map((key) => [nameOf(key), key])).values()]
        .flatMap((key) => find(key) ?? [])
        .map(copyOf),
    count: async (query) => countIn(held(query), query),
    query: async (query) => {
      const { items, ...rest } = pageIn(held(query), query);
      return { items: items.map(copyOf), ...rest };
    },
    write: async (writes) => {
      checkWrites(writes, find);
      for (const write of writes) apply(write);
    },
    load: async (items) => {
      for (const item of items) put(copyOf(item));
    },
  };
};
