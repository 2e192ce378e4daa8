import type { WorkKind } from '../../table/long-work.ts';
import { AreaMove, AreaMoveCounts } from '../rules/area-move.ts';
import { areaMoveCountsKey, areaMoveKey } from './keys.ts';

export const AREA_MOVES: WorkKind<AreaMove, AreaMoveCounts> = {
  name: 'move',
  key: areaMoveKey,
  countsKey: areaMoveCountsKey,
  parse: (record) => AreaMove.parse(record),
  parseCounts: (record) => AreaMoveCounts.parse(record),
};
