import { type AreaCode, areaPath, isWithin } from '../../base/area-code.ts';
import type { CaseKind } from '../../base/vocabulary.ts';
import type { Unit } from './unit.ts';

interface UnitQuestion {
  readonly area: AreaCode;
  readonly kind: CaseKind | undefined;
}

/** Whether all of the place belongs to what the unit works for. */
export const worksFor = (unit: Pick<Unit, 'area'>, place: string): boolean =>
  isWithin(place, areaPath(unit.area));

const concerns = (unit: Unit, area: AreaCode): boolean =>
  worksFor(unit, areaPath(area)) || isWithin(areaPath(unit.area), areaPath(area));

/** Those that work for the area or for a part of it, and handle the kind; by id. */
export const unitsFor = (units: readonly Unit[], { area, kind }: UnitQuestion): Unit[] =>
  units
    .filter((unit) => concerns(unit, area) && (kind === undefined || unit.handles.includes(kind)))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
