import { AreaMove, AreaMoveCounts } from '../domain/area/area-move.ts';
import { keys } from './keys.ts';
import { type LongWorkStore, longWorkStore } from './long-work-store.ts';
import type { Table } from './table.ts';

export type AreaMoveStore = LongWorkStore<AreaMove, AreaMoveCounts>;

export const areaMoveStore = (table: Table): AreaMoveStore =>
  longWorkStore(table, {
    name: 'move',
    key: keys.areaMove,
    countsKey: keys.areaMoveCounts,
    parse: (record) => AreaMove.parse(record),
    parseCounts: (record) => AreaMoveCounts.parse(record),
  });
