import { HandOver, HandOverCounts } from '../domain/link/hand-over.ts';
import { keys } from './keys.ts';
import { type LongWorkStore, longWorkStore } from './long-work-store.ts';
import type { Table } from './table.ts';

export type HandOverStore = LongWorkStore<HandOver, HandOverCounts>;

export const handOverStore = (table: Table): HandOverStore =>
  longWorkStore(table, {
    name: 'hand-over',
    key: keys.handOver,
    countsKey: keys.handOverCounts,
    parse: (record) => HandOver.parse(record),
    parseCounts: (record) => HandOverCounts.parse(record),
  });
