import type { Area } from '../../area/rules/area.ts';
import { dayOf, type Instant } from '../../base/instant.ts';
import type { Link } from '../../link/rules/link.ts';
import { cutOff, follow, type LinkChange } from '../../link/rules/replace-link.ts';
import { type AreaMove, codeAfter } from './area-move.ts';

/** Everything that one area's new code writes; no new record where another area absorbs this one. */
export interface AreaRelocation {
  readonly before: Area;
  readonly retired: Area;
  readonly after: Area | undefined;
  readonly links: readonly LinkChange[];
}

const retire = (area: Area, { reason }: AreaMove, successor: string, at: Instant): Area => {
  const { liaison: _, plannedLinks: __, ...rest } = area;
  return { ...rest, version: area.version + 1, retired: { successor, on: dayOf(at), reason } };
};

/** Whoever answered for the area answers for it under its new code; an absorbed area needs nobody any more. */
export const relocateArea = (
  area: Area,
  links: readonly Link[],
  move: AreaMove,
  at: Instant,
): AreaRelocation => {
  const to = codeAfter(move, area.code);
  const retired = retire(area, move, to, at);
  if (move.kind === 'merger' && area.code === move.from)
    return { before: area, retired, after: undefined, links: cutOff(links, 'area-moved', at) };
  const sent = { createdBy: move.by.id, digest: move.id };
  const { changes, names } = follow(links, { type: 'area', id: to }, sent, at);
  const { code, name, formerly = [] } = area;
  const after: Area = {
    code: to,
    version: 1,
    name,
    formerly: [...formerly, code],
    ...names,
    createdAt: at,
    ...sent,
  };
  return { before: area, retired, after, links: changes };
};
