import { type Item, pagesOf, type Query, type Table } from './table.ts';

/** A part of what a job has to see. */
export interface Partition<T = Item> {
  /** How many there are, counted by the database. */
  expected(): Promise<number>;
  pages(): AsyncGenerator<T[]>;
}

export const partitionOver = (table: Table, query: Query): Partition => ({
  expected: () => table.count(query),
  pages: () => pagesOf(table, query),
});
