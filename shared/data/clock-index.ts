import type { Instant } from '../domain/instant.ts';
import { CLOCK_SHARDS, partitions } from './keys.ts';
import { type Item, pagesOf, type Query, type Table } from './table.ts';

/** One of the eight parts of the sparse index that holds every running clock by its next moment. */
export interface DueShard {
  /** How many are due, counted by the database. */
  expected(): Promise<number>;
  pages(): AsyncGenerator<Item[]>;
}

/** What is due at `now`, however much is not: the index is read from its early end only. Cases unless told. */
export const dueShards = (
  table: Table,
  now: Instant,
  partition: (shard: number) => string = partitions.clockShard,
): DueShard[] =>
  Array.from({ length: CLOCK_SHARDS }, (_, shard) => {
    const query: Query = { index: 'clock', pk: partition(shard), upTo: now };
    return { expected: () => table.count(query), pages: () => pagesOf(table, query) };
  });
