import { areaPath, lineOf } from '../../base/area-code.ts';
import type { CaseKind } from '../../base/vocabulary.ts';
import { worksFor } from './list-units.ts';
import type { Unit } from './unit.ts';

/** What a unit is wanted for. */
export interface UnitWork {
  readonly area: string;
  /** None where no case is given, but a colleague's office named. */
  readonly kind?: CaseKind | undefined;
}

/** As many letters may be wrong, missing or too many. */
const MOST_WRONG = 2;

/** How many letters have to be put in, left out or replaced (Levenshtein). */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (const [n, letter] of [...one].entries()) {
    let before = n;
    row = row.map((above, m) => {
      if (m === 0) return n + 1;
      const replaced = (row[m - 1] ?? 0) + (other[m - 1] === letter ? 0 : 1);
      before = Math.min(above + 1, before + 1, replaced);
      return before;
    });
  }
  return row.at(-1) ?? 0;
};

/** Whether it can be given the work: its area holds the place, and it handles the kind. */
export const canHandle = (unit: Unit, { area, kind }: UnitWork): boolean =>
  worksFor(unit, areaPath(area)) && (kind === undefined || unit.handles.includes(kind));

/** The office of a township before that of the county, and that before the prefecture's. */
export const nearestFirst = (one: Unit, other: Unit): number =>
  lineOf(other.area).length - lineOf(one.area).length || (one.id < other.id ? -1 : 1);

/**
 * Whom somebody meant with an id that is not in the register: the one that differs by a typing error, those that could be
 * given the work first; or the nearest that could.
 */
export const likelyUnit = (id: string, units: readonly Unit[], work: UnitWork): Unit | undefined => {
  const wrong = (unit: Unit) => distance(id, unit.id);
  const able = units.filter((unit) => canHandle(unit, work)).toSorted(nearestFirst);
  const others = units.filter((unit) => !able.includes(unit)).toSorted(nearestFirst);
  const typed = [...able, ...others].filter((unit) => wrong(unit) <= MOST_WRONG);
  const byKind = work.kind === undefined ? [] : able;
  return typed[0] ?? byKind[0];
};
