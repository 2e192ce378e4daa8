import { type Item, pagesOf, type Query, type Table } from './table.ts';

/** A part of what a job has to see. */
export interface Shelf<T = Item> {
  /** How many there are, counted by the database. */
  expected(): Promise<number>;
  pages(): AsyncGenerator<T[]>;
}

export const shelfOver = (table: Table, query: Query): Shelf => ({
  expected: () => table.count(query),
  pages: () => pagesOf(table, query),
});
