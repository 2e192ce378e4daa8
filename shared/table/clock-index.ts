import type { Instant } from '../base/instant.ts';
import { CLOCK_SHARDS } from './key.ts';
import { type Partition, partitionOver } from './partition.ts';
import type { Query, Table } from './table.ts';

type Part = (shard: number) => string;

/** The eight parts of a clock in the sparse index, each by its next moment; all of them without a range. */
export const shardsOf = (table: Table, partition: Part, range: Pick<Query, 'upTo'> = {}): Partition[] =>
  Array.from({ length: CLOCK_SHARDS }, (_, shard) =>
    partitionOver(table, { index: 'clock', pk: partition(shard), ...range }),
  );

/** What is due at `now`, however much is not: the index is read from its early end only. */
export const dueShards = (table: Table, now: Instant, partition: Part): Partition[] =>
  shardsOf(table, partition, { upTo: now });
