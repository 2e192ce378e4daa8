import { areaPath, isWithin } from '../../base/area-code.ts';
import { changeUnit, newUnit } from '../../unit/rules/change-unit.ts';
import type { Unit, UnitFile } from '../../unit/rules/unit.ts';
import type { Import } from './import.ts';
import { type RefusedRow, refusedRow } from './result.ts';
import type { UnitRow } from './rows.ts';

export type UnitDecision =
  | RefusedRow
  | { readonly outcome: 'exists' }
  | { readonly outcome: 'created'; readonly again: boolean; readonly unit: Unit }
  | { readonly outcome: 'changed'; readonly before: Unit; readonly after: Unit };

interface UnitContext {
  /** Of this id, in whatever county. */
  readonly existing: Unit | undefined;
  readonly hasArea: boolean;
}

type ByImport = Pick<Import, 'id' | 'createdAt' | 'createdBy' | 'areaPath'>;

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item) => other.includes(item));

const sameFile = (one: UnitFile, other: UnitFile): boolean =>
  one.name['zh-CN'] === other.name['zh-CN'] &&
  one.name.bo === other.name.bo &&
  one.name.en === other.name.en &&
  one.area === other.area &&
  one.sort === other.sort &&
  one.officeNumber === other.officeNumber &&
  sameList(one.takesPart, other.takesPart) &&
  sameList(one.handles, other.handles);

/** A column that is absent, and a cell that is empty, leave what the register holds. */
const fileAfter = (row: UnitRow, before: Partial<UnitFile>): UnitFile => {
  const { area, sort } = row;
  const officeNumber = row.officeNumber ?? before.officeNumber;
  return {
    name: { ...before.name, ...row.name },
    area,
    sort,
    takesPart: row.takesPart ?? before.takesPart ?? [],
    handles: row.handles ?? before.handles ?? [],
    ...(officeNumber === undefined ? {} : { officeNumber }),
  };
};

const changeOf = (row: UnitRow, existing: Unit, by: ByImport): UnitDecision => {
  if (!isWithin(areaPath(existing.area), by.areaPath)) return refusedRow('id', 'row.unit-taken');
  const file = fileAfter(row, existing);
  const made = existing.version === 1 && existing.digest === by.id;
  if (sameFile(file, existing))
    return made ? { outcome: 'created', again: true, unit: existing } : { outcome: 'exists' };
  if (made) return refusedRow('id', 'row.earlier-in-file');
  return { outcome: 'changed', before: existing, after: changeUnit(existing, file) };
};

/** What an import does with a row about an office or agency. */
export const decideUnit = (row: UnitRow, { existing, hasArea }: UnitContext, by: ByImport): UnitDecision => {
  if (!hasArea) return refusedRow('area', 'area.unknown');
  if (existing !== undefined) return changeOf(row, existing, by);
  const sent = { createdBy: by.createdBy, digest: by.id };
  const unit = newUnit({ id: row.id, ...fileAfter(row, {}) }, sent, by.createdAt);
  return { outcome: 'created', again: false, unit };
};
