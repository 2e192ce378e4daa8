import type { Key } from '../../../shared/table/key.ts';
import { memoryTable } from '../../../shared/table/memory-table.ts';
import type { Item, Table, Write } from '../../../shared/table/table.ts';
import { pick } from '../campaign-kills/chance.ts';
import type { Scheduler } from './scheduler.ts';

/** How far an index, or a read that may be old, is behind at most. */
const MOST_LAG_MS = 2_500;
const IS_LATE = 0.3;
/** How often somebody can look between two items of one transaction. */
const IS_HALVED = 0.4;
const BATCH = 25;

const keyOf = (write: Write): Key[] => {
  if ('put' in write) return [write.put];
  if ('add' in write) return [write.add];
  return 'remove' in write ? [write.remove] : [];
};

const show = async (view: Table, { pk, sk }: Key, item: Item | undefined): Promise<void> => {
  if (item !== undefined) return view.load([item]);
  const removal: Write = { remove: { pk, sk }, guard: 'exists' };
  await view.write([removal]).catch(() => {});
};

/**
 * The database as its manual describes it: a transaction is all or nothing to `get` and to transactions, becomes visible
 * item by item to whoever reads several, and reaches indexes after a while. Each request waits for its turn.
 */
export const lateTable = (scheduler: Scheduler, chance: () => number) => {
  const truth = memoryTable();
  const shown = memoryTable();
  const indexed = memoryTable();
  const committedAt = new WeakMap<object, number>();
  let lag = true;

  /** Whatever is true by now: an older state never comes after a newer one. */
  const showIn = async (view: Table, key: Key) => show(view, key, await truth.get(key));
  const index = async (key: Key) => {
    if (lag && chance() < IS_LATE) await scheduler.sleep(1 + pick(chance, MOST_LAG_MS));
    await showIn(indexed, key);
  };
  const commit = async (keys: readonly Key[]) => {
    const isHalved = keys.length > 1 && chance() < IS_HALVED;
    for (const key of keys) void index(key);
    for (const key of isHalved ? keys.toSorted(() => chance() - 0.5) : keys) {
      if (isHalved && chance() < IS_HALVED) await scheduler.turn();
      await showIn(shown, key);
    }
  };
  const viewFor = (query: { readonly index?: unknown; readonly eventual?: boolean }) =>
    query.index === undefined && query.eventual !== true ? shown : indexed;
  const turned = async <T>(work: () => Promise<T>): Promise<T> => {
    await scheduler.turn();
    return work();
  };

  const table: Table = {
    get: (key) => turned(() => truth.get(key)),
    getMany: (keys) => turned(() => shown.getMany(keys)),
    query: (query) => turned(() => viewFor(query).query(query)),
    count: (query) => turned(() => viewFor(query).count(query)),
    write: (writes) =>
      turned(async () => {
        await truth.write(writes);
        committedAt.set(writes, scheduler.turns());
        await commit(writes.flatMap(keyOf));
      }),
    async load(items) {
      for (let start = 0; start < items.length; start += BATCH) {
        const some = items.slice(start, start + BATCH);
        await turned(async () => {
          await truth.load(some);
          await commit(some);
        });
      }
    },
  };
  return {
    table,
    truth,
    /** The turn at which these were done: their writer may hear of it much later. */
    committedAt: (writes: object) => committedAt.get(writes),
    async fill(items: readonly Item[]) {
      for (const one of [truth, shown, indexed]) await one.load(items);
    },
    /** From now on everything is seen at once. */
    settle: async () => {
      lag = false;
      await scheduler.sleep(MOST_LAG_MS * 2);
    },
  };
};

export type LateTable = ReturnType<typeof lateTable>;
