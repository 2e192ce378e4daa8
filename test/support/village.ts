import { routes as me } from '../../functions/http/me/routes.ts';
import { routes as rights } from '../../functions/http/rights/routes.ts';
import { routes as slips } from '../../functions/http/slips/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import type { Route } from '../../shared/http/endpoint.ts';
import { linkItem } from '../../shared/link/store/links.ts';
import type { Item } from '../../shared/table/table.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { people } from './a-prefecture.ts';
import { type Claims, callerOf } from './call.ts';
import { GRID, MONDAY } from './cases.ts';
import { testContext } from './context.ts';
import { theUnits } from './units.ts';
import { aHousehold, home } from './visits.ts';

export const VILLAGE = GRID.slice(0, 12);
export const zhuoma: Claims = { ...people.zhuoma, doorstep_area: GRID };
export const dorje: Claims = { ...zhuoma, sub: 'w-dorje' };
export const stranger: Claims = { ...zhuoma, sub: 'w-far', doorstep_area: '623027101203006' };
export const township: Claims = people.tashi;
export const county: Claims = people.sonam;
export const school: Claims = { ...people.dorje, sub: 'h-school', doorstep_unit: 'xh-education' };

const sent = { createdBy: 'r-1', digest: 'd', createdAt: MONDAY };
const aWorker = (id: string, area = GRID) =>
  workerItem({ active: true, id, version: 1, name: `Worker ${id}`, role: 'worker', area, ...sent });
const anArea = (code: string, liaison?: string) =>
  areaItem({ code, version: 1, name: code, ...sent, ...(liaison === undefined ? {} : { liaison }) });

export const aLink = (worker: string, household: string) =>
  linkItem({
    status: 'live',
    subject: { type: 'household', id: household },
    worker,
    programme: 'household',
    from: '2026-01-05',
    reason: 'assigned',
    version: 1,
    ...sent,
  });

/** Five households of a grid: the first three are Zhuoma's, the others Dorje's; the village answers for them. */
export const villageItems = (): Item[] => {
  const owner = (n: number) => (n <= 3 ? 'w-zhuoma' : 'w-dorje');
  const doors = [1, 2, 3, 4, 5];
  return [
    ...['w-zhuoma', 'w-dorje', 'w-tashi'].map((id) => aWorker(id)),
    ...theUnits(),
    anArea(GRID),
    anArea(VILLAGE, 's-village'),
    ...doors.map((n) => householdItem(aHousehold(n, { liaison: owner(n) }))),
    ...doors.map((n) => aLink(owner(n), home(n))),
  ];
};

export const aVillage = async (list: readonly Route[] = [...visits, ...slips, ...me, ...rights]) => {
  const test = testContext();
  await test.table.load(villageItems());
  return { ...test, call: callerOf(list, test.ctx) };
};
