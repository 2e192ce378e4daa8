import { areaPath, isWithin, lineOf } from '../../base/area-code.ts';
import type { Who } from '../../base/role.ts';
import { likelyUnit } from '../../unit/rules/likely-unit.ts';
import { unitsFor } from '../../unit/rules/list-units.ts';
import type { Unit } from '../../unit/rules/unit.ts';
import { changeWorker, isOtherThan, outdatesTokens } from '../../worker/rules/change-worker.ts';
import { newWorker } from '../../worker/rules/new-worker.ts';
import type { NewWorker, Worker } from '../../worker/rules/worker.ts';
import type { RunningImport } from './import.ts';
import { type RefusedRow, refusedRow } from './result.ts';

export type WorkerDecision =
  | RefusedRow
  | { readonly outcome: 'exists' }
  | { readonly outcome: 'created'; readonly again: boolean; readonly worker: Worker }
  | { readonly outcome: 'changed'; readonly before: Worker; readonly after: Worker };

const isSame = (one: NewWorker, other: NewWorker): boolean =>
  one.name === other.name && one.phone === other.phone && !outdatesTokens(one, other);

/** The office that a row names has to be in the register, or no case would reach whoever works there. */
const faultOfUnit = ({ unit, area }: NewWorker, units: readonly Unit[]): RefusedRow | undefined => {
  if (unit === undefined) return undefined;
  const near = unitsFor(units, { area: lineOf(area)[1] ?? area, kind: undefined });
  if (near.some(({ id }) => id === unit)) return undefined;
  const meant = likelyUnit(unit, near, { area })?.id;
  return meant === undefined
    ? refusedRow('unit', 'unit.unknown', { unit })
    : refusedRow('unit', 'unit.unknown-meant', { unit, meant });
};

/** Whether somebody would give themselves another role, area or office than the register, or else their token, says. */
const isOwnPart = (row: NewWorker, existing: Worker | undefined, sentBy: Who): boolean =>
  row.id === sentBy.id && (existing === undefined ? isOtherThan(sentBy, row) : outdatesTokens(existing, row));

/** What an import does with a row about a member of staff. */
export const decideWorker = (
  row: NewWorker,
  { existing, units }: { readonly existing: Worker | undefined; readonly units: readonly Unit[] },
  by: Pick<RunningImport, 'id' | 'createdAt' | 'createdBy' | 'areaPath' | 'sentBy'>,
): WorkerDecision => {
  const fault = faultOfUnit(row, units);
  if (fault !== undefined) return fault;
  const sent = { createdBy: by.createdBy, digest: by.id };
  if (isOwnPart(row, existing, by.sentBy)) return refusedRow('id', 'worker.own-part');
  if (existing === undefined)
    return { outcome: 'created', again: false, worker: newWorker(row, sent, by.createdAt) };
  if (!isWithin(areaPath(existing.area), by.areaPath)) return refusedRow('id', 'row.worker-taken');
  if (!existing.active) return refusedRow('id', 'row.worker-left');
  if (isSame(existing, row)) {
    const made = existing.version === 1 && existing.digest === by.id;
    return made ? { outcome: 'created', again: true, worker: existing } : { outcome: 'exists' };
  }
  if (existing.version === 1 && existing.digest === by.id) return refusedRow('id', 'row.earlier-in-file');
  const { id: _, ...file } = row;
  return { outcome: 'changed', before: existing, after: changeWorker(existing, file) };
};
