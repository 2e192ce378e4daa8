import { type LongWorkStore, longWorkStore } from '../../table/long-work-store.ts';
import type { Table } from '../../table/table.ts';
import { AreaMove, AreaMoveCounts } from '../rules/area-move.ts';
import { areaMoveCountsKey, areaMoveKey } from './keys.ts';

export type AreaMoveStore = LongWorkStore<AreaMove, AreaMoveCounts>;

export const areaMoveStore = (table: Table): AreaMoveStore =>
  longWorkStore(table, {
    name: 'move',
    key: areaMoveKey,
    countsKey: areaMoveCountsKey,
    parse: (record) => AreaMove.parse(record),
    parseCounts: (record) => AreaMoveCounts.parse(record),
  });
