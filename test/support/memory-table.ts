import { type IndexName, indexes, type Key } from '../../shared/data/keys.ts';
import {
  type Guard,
  type Item,
  type Query,
  type Table,
  type Write,
  WriteRefused,
} from '../../shared/data/table.ts';

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

const inRange = (query: Query, sk: string) =>
  (query.begins === undefined || sk.startsWith(query.begins)) &&
  (query.from === undefined || sk >= query.from) &&
  (query.upTo === undefined || sk <= query.upTo);

/** The same contract as the real table, in memory: for unit tests and for checking what is stored. */
export const memoryTable = (): Table & { all(): Item[] } => {
  const rows = new Map<string, Item>();
  // Through JSON, as DynamoDB forgets `undefined` and identity.
  const copy = (item: Item): Item => structuredClone(JSON.parse(JSON.stringify(item)));

  const matching = (query: Query) => {
    const { pk, sk } = namesOf(query.index);
    const sorted = [...rows.values()]
      .filter(
        (item) =>
          text(item, pk) === query.pk && text(item, sk) !== undefined && inRange(query, text(item, sk) ?? ''),
      )
      .sort((a, b) => ((text(a, sk) ?? '') + at(a) < (text(b, sk) ?? '') + at(b) ? -1 : 1));
    return query.newestFirst ? sorted.reverse() : sorted;
  };
  const kept = (query: Query, item: Item) =>
    query.where === undefined || (text(item, query.where.attribute) ?? '').startsWith(query.where.begins);

  const apply = (write: Write) => {
    if ('put' in write) rows.set(at(write.put), copy(write.put));
    if ('remove' in write) rows.delete(at(write.remove));
    if ('add' in write) {
      const old = rows.get(at(write.add)) ?? { pk: write.add.pk, sk: write.add.sk };
      const sums = Object.entries(write.amounts).map(([name, by]) => [name, Number(old[name] ?? 0) + by]);
      rows.set(at(write.add), { ...old, ...Object.fromEntries(sums) });
    }
  };

  return {
    all: () => [...rows.values()].map(copy),
    get: async (key) => {
      const row = rows.get(at(key));
      return row === undefined ? undefined : copy(row);
    },
    getMany: async (keys) => keys.flatMap((key) => rows.get(at(key)) ?? []).map(copy),
    count: async (query) => matching(query).filter((item) => kept(query, item)).length,
    query: async (query) => {
      const found = matching(query);
      const start =
        query.after === undefined ? 0 : found.findIndex((item) => at(item) === at(query.after as Item)) + 1;
      const page = found.slice(start, query.limit === undefined ? undefined : start + query.limit);
      const last = page.at(-1);
      const more = last !== undefined && start + page.length < found.length;
      return {
        items: page.filter((item) => kept(query, item)).map(copy),
        ...(more ? { next: copy(last) } : {}),
      };
    },
    write: async (writes) => {
      writes.forEach((write, index) => {
        const old = rows.get(at(targetOf(write)));
        if ('guard' in write && !holds(write.guard, old)) throw new WriteRefused(index, old);
      });
      for (const write of writes) apply(write);
    },
    load: async (items) => {
      for (const item of items) rows.set(at(item), copy(item));
    },
  };
};
