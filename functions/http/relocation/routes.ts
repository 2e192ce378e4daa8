import type { Route } from '../../../shared/http/endpoint.ts';
import getAreaMove from './get-area-move.ts';
import leaveRegister from './leave-register.ts';
import mergeArea from './merge-area.ts';
import mergeHousehold from './merge-household.ts';
import moveArea from './move-area.ts';
import moveHousehold from './move-household.ts';
import returnToRegister from './return-to-register.ts';
import takeBackMerger from './take-back-merger.ts';

export const routes: readonly Route[] = [
  getAreaMove,
  mergeArea,
  moveArea,
  moveHousehold,
  mergeHousehold,
  takeBackMerger,
  leaveRegister,
  returnToRegister,
];
