import { HandOver, HandOverCounts } from '../../link/rules/hand-over.ts';
import { keys } from '../../table/keys.ts';
import { type LongWorkStore, longWorkStore } from '../../table/long-work-store.ts';
import type { Table } from '../../table/table.ts';

export type HandOverStore = LongWorkStore<HandOver, HandOverCounts>;

export const handOverStore = (table: Table): HandOverStore =>
  longWorkStore(table, {
    name: 'hand-over',
    key: keys.handOver,
    countsKey: keys.handOverCounts,
    parse: (record) => HandOver.parse(record),
    parseCounts: (record) => HandOverCounts.parse(record),
  });
