import type { Area } from '../../shared/area/rules/area.ts';
import { newArea } from '../../shared/area/rules/new-area.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdId } from '../../shared/base/area-code.ts';
import type { HouseholdFile, PresentHousehold } from '../../shared/household/rules/household.ts';
import { newHousehold } from '../../shared/household/rules/new-household.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import type { Link } from '../../shared/link/rules/link.ts';
import { newLink } from '../../shared/link/rules/new-link.ts';
import { linkItem } from '../../shared/link/store/links.ts';
import type { Item } from '../../shared/table/table.ts';
import { newWorker } from '../../shared/worker/rules/new-worker.ts';
import type { NewWorker, Worker } from '../../shared/worker/rules/worker.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import type { Claims } from './call.ts';
import { MONDAY } from './cases.ts';
import { theUnits } from './units.ts';

/** A small prefecture: two counties, three townships, and grids whose codes differ in their last digits only. */
export const PREFECTURE = '623000';
export const COUNTY = '623027';
export const OTHER_COUNTY = '623026';
export const TOWNSHIP = '623027101';
export const OTHER_TOWNSHIP = '623027110';
export const VILLAGE = '623027101203';
export const OTHER_VILLAGE = '623027101204';
export const GRID = '623027101203001';
export const TWIN_GRID = '623027101203010';
export const FAR_GRID = '623027110201001';
export const FOREIGN_GRID = '623026100200001';

const codes = [
  PREFECTURE,
  COUNTY,
  OTHER_COUNTY,
  TOWNSHIP,
  OTHER_TOWNSHIP,
  '623026100',
  VILLAGE,
  OTHER_VILLAGE,
  '623027110201',
  '623026100200',
  GRID,
  TWIN_GRID,
  '623027101204001',
  FAR_GRID,
  FOREIGN_GRID,
];

export const SEED = { createdBy: 'seed', digest: 'seed' };

export const anArea = (code: string, more: Partial<Area> = {}): Area => ({
  ...newArea({ code, name: `Area ${code}` }, SEED, MONDAY),
  ...more,
});

export const aFile = (more: Partial<HouseholdFile> = {}): HouseholdFile => ({
  name: 'Dorje Tashi',
  phone: '139 0000 0001',
  address: 'Lower mill lane 4',
  language: 'bo',
  people: 4,
  ...more,
});

export const aHousehold = (
  grid: string,
  sequence: number,
  more: Partial<PresentHousehold> = {},
): PresentHousehold => ({ ...newHousehold(householdId(grid, sequence), aFile(), MONDAY), ...more });

export const aWorker = (id: string, more: Partial<NewWorker> = {}): Worker =>
  newWorker({ id, name: `Worker ${id}`, role: 'worker', area: GRID, ...more }, SEED, MONDAY);

export const aLink = (household: string, worker: string, more: Partial<Link> = {}): Link => {
  const body = { subject: { type: 'household' as const, id: household }, worker, from: '2026-01-01' };
  return { ...newLink({ ...body, reason: 'assigned' }, SEED, MONDAY), ...more } as Link;
};

/** A household somebody comes to: its record and its live link. */
export const linkedHousehold = (grid: string, sequence: number, worker: string): Item[] => {
  const household = aHousehold(grid, sequence, { liaison: worker });
  return [householdItem(household), linkItem(aLink(household.id, worker))];
};

/** A live link that has a last day, and two planned ones after it. */
export const threeLinks = (household: string, worker: string): Item[] =>
  [
    aLink(household, worker, { to: '2027-01-01' }),
    aLink(household, worker, { status: 'planned', from: '2027-01-01', to: '2028-01-01' }),
    aLink(household, worker, { status: 'planned', from: '2028-01-01' }),
  ].map(linkItem);

export const theTree = (): Item[] => codes.map((code) => areaItem(anArea(code)));

/** The offices of the county; two liaison workers of the grid, one of its twin, one of a grid in another township. */
export const theStaff = (): Item[] => [
  ...theUnits(),
  ...[
    aWorker('w-zhuoma'),
    aWorker('w-cairang'),
    aWorker('w-twin', { area: TWIN_GRID }),
    aWorker('w-far', { area: FAR_GRID }),
    aWorker('w-village', { area: VILLAGE }),
    aWorker('s-township', { role: 'supervisor', area: TOWNSHIP }),
    aWorker('r-county', { role: 'registrar', area: COUNTY }),
    aWorker('w-foreign', { area: FOREIGN_GRID }),
  ].map(workerItem),
];

const claims = (sub: string, doorstep_role: string, doorstep_area: string): Claims => ({
  sub,
  doorstep_role,
  doorstep_area,
});

export const zhuoma = claims('w-zhuoma', 'worker', GRID);
export const cairang = claims('w-cairang', 'worker', GRID);
export const twin = claims('w-twin', 'worker', TWIN_GRID);
export const far = claims('w-far', 'worker', FAR_GRID);
export const village = claims('s-village', 'supervisor', VILLAGE);
export const township = claims('s-township', 'supervisor', TOWNSHIP);
export const county = claims('s-county', 'supervisor', COUNTY);
export const registrar = claims('r-county', 'registrar', COUNTY);
export const colleague = claims('r-colleague', 'registrar', COUNTY);
export const foreignRegistrar = claims('r-foreign', 'registrar', OTHER_COUNTY);
export const rightsDesk = claims('d-county', 'rights-desk', COUNTY);
export const auditor = claims('a-county', 'auditor', COUNTY);
