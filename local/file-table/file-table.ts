import type { DatabaseSync } from 'node:sqlite';
import type { Key } from '../../shared/table/key.ts';
import { added, checkWrites, nameOf } from '../../shared/table/memory/check-writes.ts';
import { isKept, pageOf } from '../../shared/table/memory/query-items.ts';
import type { Item, Query, Table, Write } from '../../shared/table/table.ts';
import { type Changes, changesIn } from './changes.ts';
import { inTransaction, openFile, type Rows, rowsIn } from './rows.ts';
import { pageOfQuery, within } from './select.ts';

const LOADED_AT_ONCE = 100;
const SWEEP_EVERY_MS = 3_600_000;

/** Through JSON, as DynamoDB forgets `undefined`. */
const copyOf = (item: Item): Item => JSON.parse(JSON.stringify(item));

/** Writes of one item, each with its change. */
const writer = (rows: Rows, changes: Changes) => {
  const put = (item: Item): void => {
    const after = copyOf(item);
    changes.note(rows.find(item), after);
    rows.put(after);
  };
  const remove = (key: Key): void => {
    changes.note(rows.find(key), undefined);
    rows.remove(key);
  };
  return {
    put,
    remove,
    apply(write: Write): void {
      if ('put' in write) put(write.put);
      if ('remove' in write) remove(write.remove);
      if ('add' in write) put(added(rows.find(write.add), write.add, write.amounts));
    },
  };
};
type Writer = ReturnType<typeof writer>;

const countIn = (rows: Rows, query: Query): number => {
  const { condition, values } = within(query);
  return query.where === undefined
    ? rows.count(condition, values)
    : rows.select(condition, values).filter((item) => isKept(query, item)).length;
};

const tableOver = (database: DatabaseSync, rows: Rows, { put, apply }: Writer): Table => ({
  get: async (key) => rows.find(key),
  getMany: async (keys) =>
    [...new Map(keys.map((key) => [nameOf(key), key])).values()].flatMap((key) => rows.find(key) ?? []),
  count: async (query) => countIn(rows, query),
  query: async (query) => {
    const { condition, values } = pageOfQuery(query);
    return pageOf(rows.select(condition, values), query);
  },
  write: async (writes) =>
    inTransaction(database, () => {
      checkWrites(writes, rows.find);
      for (const write of writes) apply(write);
    }),
  load: async (items) => {
    for (let from = 0; from < items.length; from += LOADED_AT_ONCE)
      inTransaction(database, () => {
        for (const item of items.slice(from, from + LOADED_AT_ONCE)) put(item);
      });
  },
});

/** What the engine would do by itself: remove what has expired, and changes that were kept for long enough. */
const tidy = (database: DatabaseSync, rows: Rows, changes: Changes, { remove }: Writer): void =>
  inTransaction(database, () => {
    for (const item of rows.select('expiresAt < ?', [Date.now() / 1_000])) remove(item);
    changes.prune();
  });

export interface FileTable {
  readonly table: Table;
  readonly changes: Changes;
  close(): void;
}

/** The table of this process over a file: it keeps the contract of the one on DynamoDB, which one suite holds against both. */
export const fileTable = (file: string): FileTable => {
  const database = openFile(file);
  const rows = rowsIn(database);
  const changes = changesIn(database);
  const writes = writer(rows, changes);
  tidy(database, rows, changes, writes);
  const sweep = setInterval(() => tidy(database, rows, changes, writes), SWEEP_EVERY_MS).unref();
  return {
    table: tableOver(database, rows, writes),
    changes,
    close() {
      clearInterval(sweep);
      database.close();
    },
  };
};
