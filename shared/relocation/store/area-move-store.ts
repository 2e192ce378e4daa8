import type { WorkKind } from '../../table/long-work.ts';
import { AreaMove, AreaMoveCounts } from '../rules/area-move.ts';
import { HouseholdMove } from '../rules/household-move.ts';
import { areaMoveCountsKey, areaMoveKey, householdMoveKey } from './keys.ts';

export const AREA_MOVES: WorkKind<AreaMove, AreaMoveCounts> = {
  name: 'move',
  key: areaMoveKey,
  countsKey: areaMoveCountsKey,
  parse: (record) => AreaMove.parse(record),
  parseCounts: (record) => AreaMoveCounts.parse(record),
};

/** The same for one household, which moves in one transaction: nothing is counted apart. */
export const HOUSEHOLD_MOVES: WorkKind<HouseholdMove, Record<string, never>> = {
  name: 'move',
  key: householdMoveKey,
  countsKey: areaMoveCountsKey,
  parse: (record) => HouseholdMove.parse(record),
  parseCounts: () => ({}),
};
