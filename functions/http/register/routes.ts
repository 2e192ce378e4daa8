import type { Route } from '../../../shared/http/endpoint.ts';
import changeHousehold from './change-household.ts';
import createArea from './create-area.ts';
import createHousehold from './create-household.ts';
import getArea from './get-area.ts';
import getCoverage from './get-coverage.ts';
import getHousehold from './get-household.ts';
import getResponsible from './get-responsible.ts';
import listAccesses from './list-accesses.ts';
import listAreas from './list-areas.ts';
import listCaseAccesses from './list-case-accesses.ts';
import listGaps from './list-gaps.ts';
import listHouseholds from './list-households.ts';
import listWorkerAccesses from './list-worker-accesses.ts';
import renameArea from './rename-area.ts';

export const routes: readonly Route[] = [
  changeHousehold,
  createArea,
  createHousehold,
  getArea,
  getCoverage,
  getHousehold,
  getResponsible,
  listAccesses,
  listCaseAccesses,
  listWorkerAccesses,
  listAreas,
  listGaps,
  listHouseholds,
  renameArea,
];
