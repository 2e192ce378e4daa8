import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { toItem } from '../../shared/table/item.ts';
import { indexes, type Key } from '../../shared/table/key.ts';
import type { Item } from '../../shared/table/table.ts';

/** Beside the item itself: what is looked up, sorted and expired by. */
const columns = ['pk', 'sk', ...Object.values(indexes).flatMap(({ pk, sk }) => [pk, sk]), 'expiresAt'];

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS items (${columns.map((name) => `${name} ANY`).join(', ')}, item TEXT NOT NULL,
    PRIMARY KEY (pk, sk)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS by_expiry ON items (expiresAt) WHERE expiresAt IS NOT NULL;
  ${Object.entries(indexes)
    .map(([name, { pk, sk }]) => `CREATE INDEX IF NOT EXISTS by_${name} ON items (${pk}, ${sk}, pk, sk);`)
    .join('\n')}`;

const PUT = `INSERT OR REPLACE INTO items (${[...columns, 'item'].join(', ')})
  VALUES (${[...columns, 'item'].map(() => '?').join(', ')})`;

/** A file that survives a kill at any moment: it is written ahead, and each transaction is on the disk when it ends. */
export const openFile = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  return database;
};

/** Only texts and numbers are looked up by; an item without one of them is not in that index. */
const bound = (value: unknown): SQLInputValue =>
  typeof value === 'string' || typeof value === 'number' ? value : null;

const itemIn = (row: Record<string, unknown>): Item => toItem(JSON.parse(String(row['item'])));

/** The items of a file, one row each. */
export const rowsIn = (database: DatabaseSync) => {
  database.exec(SCHEMA);
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    find({ pk, sk }: Key): Item | undefined {
      const row = statement('SELECT item FROM items WHERE pk = ? AND sk = ?').get(pk, sk);
      return row === undefined ? undefined : itemIn(row);
    },
    put(item: Item) {
      statement(PUT).run(...columns.map((name) => bound(item[name])), JSON.stringify(item));
    },
    remove({ pk, sk }: Key) {
      statement('DELETE FROM items WHERE pk = ? AND sk = ?').run(pk, sk);
    },
    /** Those for which the rest of the statement holds. */
    select: (rest: string, values: readonly SQLInputValue[]): Item[] =>
      statement(`SELECT item FROM items WHERE ${rest}`)
        .all(...values)
        .map(itemIn),
    count: (rest: string, values: readonly SQLInputValue[]): number =>
      Number(statement(`SELECT count(*) AS n FROM items WHERE ${rest}`).get(...values)?.['n']),
  };
};
export type Rows = ReturnType<typeof rowsIn>;

/** All or nothing. Nothing else of this process comes between, for no part of it waits. */
export const inTransaction = <T>(database: DatabaseSync, work: () => T): T => {
  database.exec('BEGIN IMMEDIATE');
  try {
    const done = work();
    database.exec('COMMIT');
    return done;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
};
