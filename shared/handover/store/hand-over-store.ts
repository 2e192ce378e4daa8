import { HandOver, HandOverCounts } from '../../link/rules/hand-over.ts';
import { type LongWorkStore, longWorkStore } from '../../table/long-work-store.ts';
import type { Table } from '../../table/table.ts';
import { handOverCountsKey, handOverKey } from './keys.ts';

export type HandOverStore = LongWorkStore<HandOver, HandOverCounts>;

export const handOverStore = (table: Table): HandOverStore =>
  longWorkStore(table, {
    name: 'hand-over',
    key: handOverKey,
    countsKey: handOverCountsKey,
    parse: (record) => HandOver.parse(record),
    parseCounts: (record) => HandOverCounts.parse(record),
  });
