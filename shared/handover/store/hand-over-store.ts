import { HandOver, HandOverCounts } from '../../link/rules/hand-over.ts';
import type { WorkKind } from '../../table/long-work.ts';
import { handOverCountsKey, handOverKey } from './keys.ts';

export const HAND_OVERS: WorkKind<HandOver, HandOverCounts> = {
  name: 'hand-over',
  key: handOverKey,
  countsKey: handOverCountsKey,
  parse: (record) => HandOver.parse(record),
  parseCounts: (record) => HandOverCounts.parse(record),
};
