import type { Instant } from '../base/instant.ts';
import { caseClockShard } from '../case/store/keys.ts';
import { CLOCK_SHARDS } from './key.ts';
import { type Shelf, shelfOver } from './shelf.ts';
import type { Query, Table } from './table.ts';

type Part = (shard: number) => string;

/** The eight parts of the sparse index that holds every running clock by its next moment. */
const shardsOf = (table: Table, partition: Part, range: Pick<Query, 'upTo'>): Shelf[] =>
  Array.from({ length: CLOCK_SHARDS }, (_, shard) =>
    shelfOver(table, { index: 'clock', pk: partition(shard), ...range }),
  );

/** What is due at `now`, however much is not: the index is read from its early end only. Cases unless told. */
export const dueShards = (table: Table, now: Instant, partition: Part = caseClockShard): Shelf[] =>
  shardsOf(table, partition, { upTo: now });

/** Every case at which the sweep has to look some day: whatever has a clock that runs, or a date to come. */
export const watchedShards = (table: Table): Shelf[] => shardsOf(table, caseClockShard, {});
