import { type IndexName, indexes, type Key } from './key.ts';
import { type Guard, type Item, type Query, type Table, type Write, WriteRefused } from './table.ts';

const at = (key: Key) => `${key.pk}\u0000${key.sk}`;
const text = (item: Item, name: string) => (typeof item[name] === 'string' ? item[name] : undefined);
const namesOf = (index: IndexName | undefined) =>
  index === undefined ? { pk: 'pk', sk: 'sk' } : indexes[index];

const holds = (guard: Guard, old: Item | undefined) => {
  if (guard === 'absent') return old === undefined;
  if (guard === 'exists') return old !== undefined;
  return old?.['version'] === guard.version;
};

const targetOf = (write: Write): Key => {
  if ('put' in write) return write.put;
  if ('add' in write) return write.add;
  return 'remove' in write ? write.remove : write.check;
};

/** Where an item stands in the order of a partition: sort key, then, in an index, the keys of the table. */
const place = (item: Item, sk: string) => `${text(item, sk) ?? ''}\u0000${at(item)}`;

const beyond = (query: Query, item: Item) => {
  if (query.after === undefined) return true;
  const { sk } = namesOf(query.index);
  return query.newestFirst
    ? place(item, sk) < place(query.after, sk)
    : place(item, sk) > place(query.after, sk);
};

/** What DynamoDB hands out to go on from: the keys, and nothing else of the item. */
const keysIn = (item: Item, index: IndexName | undefined): Item => {
  const { pk, sk } = namesOf(index);
  return { pk: item.pk, sk: item.sk, [pk]: item[pk], [sk]: item[sk] };
};

const MOST_WRITES = 100;

const fitsOneTransaction = (writes: readonly Write[]) => {
  if (writes.length > MOST_WRITES) throw new Error(`A transaction holds at most ${MOST_WRITES} writes.`);
  if (new Set(writes.map((write) => at(targetOf(write)))).size < writes.length)
    throw new Error('A transaction cannot hold two writes of one item.');
};

const inRange = (query: Query, sk: string) =>
  (query.begins === undefined || sk.startsWith(query.begins)) &&
  (query.from === undefined || sk >= query.from) &&
  (query.upTo === undefined || sk <= query.upTo);

/** The same contract as the real table, in memory: for unit tests and for checking what is stored. */
export const memoryTable = (): Table & { all(): Item[] } => {
  const rows = new Map<string, Item>();
  /** The same by partition, since looking through a whole prefecture for each grid takes minutes. */
  const partitions = new Map<string, Map<string, Item>>();
  const put = (key: Key, item: Item) => {
    const partition = partitions.get(key.pk) ?? new Map<string, Item>();
    partitions.set(key.pk, partition.set(at(key), item));
    rows.set(at(key), item);
  };
  const remove = (key: Key) => {
    partitions.get(key.pk)?.delete(at(key));
    rows.delete(at(key));
  };
  // Through JSON, as DynamoDB forgets `undefined` and identity.
  const copy = (item: Item): Item => structuredClone(JSON.parse(JSON.stringify(item)));

  const matching = (query: Query) => {
    const { pk, sk } = namesOf(query.index);
    const held = query.index === undefined ? partitions.get(query.pk) : rows;
    const sorted = [...(held?.values() ?? [])]
      .filter(
        (item) =>
          text(item, pk) === query.pk && text(item, sk) !== undefined && inRange(query, text(item, sk) ?? ''),
      )
      .sort((a, b) => (place(a, sk) < place(b, sk) ? -1 : 1));
    return query.newestFirst ? sorted.reverse() : sorted;
  };
  const kept = ({ where }: Query, item: Item) => {
    if (where === undefined) return true;
    if ('begins' in where) return (text(item, where.attribute) ?? '').startsWith(where.begins);
    const list = item[where.attribute];
    return Array.isArray(list) && list.includes(where.contains);
  };

  const apply = (write: Write) => {
    if ('put' in write) put(write.put, copy(write.put));
    if ('remove' in write) remove(write.remove);
    if ('add' in write) {
      const old = rows.get(at(write.add)) ?? { pk: write.add.pk, sk: write.add.sk };
      const sums = Object.entries(write.amounts).map(([name, by]) => [name, Number(old[name] ?? 0) + by]);
      put(write.add, { ...old, ...Object.fromEntries(sums) });
    }
  };

  return {
    all: () => [...rows.values()].map(copy),
    get: async (key) => {
      const row = rows.get(at(key));
      return row === undefined ? undefined : copy(row);
    },
    getMany: async (keys) => [...new Set(keys.map(at))].flatMap((key) => rows.get(key) ?? []).map(copy),
    count: async (query) => matching(query).filter((item) => kept(query, item)).length,
    query: async (query) => {
      const page = matching(query)
        .filter((item) => beyond(query, item))
        .slice(0, query.limit);
      const last = page.at(-1);
      // As on DynamoDB, a page that is full names a place to go on from, even if nothing comes after it.
      const full = last !== undefined && page.length === query.limit;
      return {
        items: page.filter((item) => kept(query, item)).map(copy),
        ...(full ? { next: keysIn(last, query.index) } : {}),
      };
    },
    write: async (writes) => {
      fitsOneTransaction(writes);
      writes.forEach((write, index) => {
        const old = rows.get(at(targetOf(write)));
        if ('guard' in write && !holds(write.guard, old)) throw new WriteRefused(index, old);
      });
      for (const write of writes) apply(write);
    },
    load: async (items) => {
      for (const item of items) put(item, copy(item));
    },
  };
};
