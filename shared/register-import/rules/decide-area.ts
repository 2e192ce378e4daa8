import type { Area, NewArea } from '../../area/rules/area.ts';
import { newArea } from '../../area/rules/new-area.ts';
import { renameArea } from '../../area/rules/rename-area.ts';
import { parentOf } from '../../base/area-code.ts';
import type { Import } from './import.ts';
import { type RefusedRow, refusedRow } from './result.ts';

export type AreaDecision =
  | RefusedRow
  | { readonly outcome: 'exists' }
  | { readonly outcome: 'created'; readonly again: boolean; readonly area: Area }
  | { readonly outcome: 'changed'; readonly before: Area; readonly after: Area };

interface AreaContext {
  readonly existing: Area | undefined;
  /** The area to put it into; `assumed`: a dry run that leaves it out because it was not written. */
  readonly parent: Area | 'assumed' | undefined;
}

const changeOf = (row: NewArea, existing: Area, by: Pick<Import, 'id'>): AreaDecision => {
  if (existing.retired !== undefined)
    return refusedRow('code', 'area.retired', { successor: existing.retired.successor });
  const made = existing.version === 1 && existing.digest === by.id;
  if (existing.name === row.name)
    return made ? { outcome: 'created', again: true, area: existing } : { outcome: 'exists' };
  return made
    ? refusedRow('code', 'row.earlier-in-file')
    : { outcome: 'changed', before: existing, after: renameArea(existing, row) };
};

/** What an import does with a row about an area. */
export const decideArea = (
  row: NewArea,
  { existing, parent }: AreaContext,
  by: Pick<Import, 'id' | 'createdAt' | 'createdBy'>,
): AreaDecision => {
  if (existing !== undefined) return changeOf(row, existing, by);
  if (parentOf(row.code) !== undefined && parent === undefined) return refusedRow('code', 'row.no-parent');
  if (parent !== undefined && parent !== 'assumed' && parent.retired !== undefined)
    return refusedRow('code', 'area.other-retired', {
      area: parent.code,
      successor: parent.retired.successor,
    });
  const sent = { createdBy: by.createdBy, digest: by.id };
  return { outcome: 'created', again: false, area: newArea(row, sent, by.createdAt) };
};
