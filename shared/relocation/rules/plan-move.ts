import type { Area } from '../../area/rules/area.ts';
import { type AreaCode, kindOfArea } from '../../base/area-code.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import type { Rename } from './area-move.ts';

const MOST_CHILDREN = 999;

const fits = (area: Area, to: AreaCode, pointer: string): void => {
  const kind = kindOfArea(area.code);
  if (kind === 'prefecture' || kind === 'county')
    throw invalid(
      'Counties and prefectures get their codes from the state; a township or less can move.',
      '#/path/code',
    );
  if (area.retired !== undefined) throw conflict(`The area has become ${area.retired.successor} already.`);
  if (kindOfArea(to) !== kind) throw invalid(`Choose a ${kind}, as the area is one.`, pointer);
  if (to === area.code) throw invalid('Choose another code than the present one.', pointer);
};

/** `parent`: of the new code; `standing`: what has that code now. */
export const planMove = (
  area: Area,
  to: AreaCode,
  { parent, existing }: { parent: Area | undefined; existing: Area | undefined },
): Rename[] => {
  fits(area, to, '#/to');
  if (existing !== undefined) throw conflict(`The code ${to} was given before; codes are not given twice.`);
  if (parent === undefined) throw invalid('There is no area to put it into.', '#/to');
  if (parent.retired !== undefined) throw conflict(`${parent.code} has become ${parent.retired.successor}.`);
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
  if (into.retired !== undefined) throw conflict(`${into.code} has become ${into.retired.successor}.`);
  const used = Math.max(0, ...belowInto.map(({ code }) => lastNumber(code)));
  const coming = below.filter(({ retired }) => retired === undefined);
  if (used + coming.length > MOST_CHILDREN) throw conflict('The absorbing area has no codes left.');
  const renames = coming.map(({ code }, index) => ({
    from: code,
    to: `${into.code}${String(used + 1 + index).padStart(3, '0')}`,
  }));
  return [...renames, { from: area.code, to: into.code }];
};
