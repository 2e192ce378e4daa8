import type { Area } from '../../area/rules/area.ts';
import { type AreaCode, kindOfArea } from '../../base/area-code.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import type { Rename } from './area-move.ts';

const MOST_CHILDREN = 999;

const fits = (area: Area, to: AreaCode, pointer: string): void => {
  const kind = kindOfArea(area.code);
  if (kind === 'prefecture' || kind === 'county') throw invalid('area.code-by-state', '#/path/code');
  if (area.retired !== undefined)
    throw conflict('area.retired-already', { successor: area.retired.successor });
  if (kindOfArea(to) !== kind) throw invalid('area.other-kind', pointer, { kind });
  if (to === area.code) throw invalid('area.same-code', pointer);
};

/** `parent`: of the new code; `standing`: what has that code now. */
export const planMove = (
  area: Area,
  to: AreaCode,
  { parent, existing }: { parent: Area | undefined; existing: Area | undefined },
): Rename[] => {
  fits(area, to, '#/to');
  if (existing !== undefined) throw conflict('area.code-used', { code: to });
  if (parent === undefined) throw invalid('area.no-parent-there', '#/to');
  if (parent.retired !== undefined)
    throw conflict('area.other-retired', { area: parent.code, successor: parent.retired.successor });
  return [{ from: area.code, to }];
};

const lastNumber = (code: AreaCode): number => Number(code.slice(-3));

/** The areas below get the next free codes of the absorbing area, in their order; a grid has none below. */
export const planMerger = (
  area: Area,
  into: Area,
  { below, belowInto }: { below: readonly Area[]; belowInto: readonly Area[] },
): Rename[] => {
  fits(area, into.code, '#/into');
  if (into.retired !== undefined)
    throw conflict('area.other-retired', { area: into.code, successor: into.retired.successor });
  const used = Math.max(0, ...belowInto.map(({ code }) => lastNumber(code)));
  const coming = below.filter(({ retired }) => retired === undefined);
  if (used + coming.length > MOST_CHILDREN) throw conflict('area.no-codes');
  const renames = coming.map(({ code }, index) => ({
    from: code,
    to: `${into.code}${String(used + 1 + index).padStart(3, '0')}`,
  }));
  return [...renames, { from: area.code, to: into.code }];
};
