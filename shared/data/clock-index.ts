import type { Instant } from '../domain/instant.ts';
import { CLOCK_SHARDS, partitions } from './keys.ts';
import { type Item, pagesOf, type Query, type Table } from './table.ts';

/** One of the eight parts of the sparse index that holds every running clock by its next moment. */
export interface DueShard {
  /** How many there are, counted by the database. */
  expected(): Promise<number>;
  pages(): AsyncGenerator<Item[]>;
}

type Part = (shard: number) => string;

const shardsOf = (table: Table, partition: Part, range: Pick<Query, 'upTo'>): DueShard[] =>
  Array.from({ length: CLOCK_SHARDS }, (_, shard) => {
    const query: Query = { index: 'clock', pk: partition(shard), ...range };
    return { expected: () => table.count(query), pages: () => pagesOf(table, query) };
  });

/** What is due at `now`, however much is not: the index is read from its early end only. Cases unless told. */
export const dueShards = (table: Table, now: Instant, partition: Part = partitions.clockShard): DueShard[] =>
  shardsOf(table, partition, { upTo: now });

/** Every case at which the sweep has to look some day: whatever has a clock that runs, or a date to come. */
export const watchedShards = (table: Table): DueShard[] => shardsOf(table, partitions.clockShard, {});
