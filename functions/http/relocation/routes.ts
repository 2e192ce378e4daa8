import type { Route } from '../../../shared/http/endpoint.ts';
import getAreaMove from './get-area-move.ts';
import mergeArea from './merge-area.ts';
import moveArea from './move-area.ts';
import moveHousehold from './move-household.ts';

export const routes: readonly Route[] = [getAreaMove, mergeArea, moveArea, moveHousehold];
