import * as z from 'zod/mini';
import { areaPath, isWithin, lineOf } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import type { Who } from '../../base/role.ts';
import { likelyUnit } from '../../unit/rules/likely-unit.ts';
import { unitsFor } from '../../unit/rules/list-units.ts';
import type { Unit } from '../../unit/rules/unit.ts';
import { changeWorker, isOtherThan, outdatesTokens } from '../../worker/rules/change-worker.ts';
import { newWorker } from '../../worker/rules/new-worker.ts';
import {
  NewWorker,
  type PartOfWorker,
  rolesOf,
  type Worker,
  type WorkerFile,
} from '../../worker/rules/worker.ts';
import type { RunningImport } from './import.ts';
import { faultyRow, type RefusedRow, refusedRow } from './result.ts';
import { isRefused, type WorkerRow } from './rows.ts';

export type WorkerDecision =
  | RefusedRow
  | { readonly outcome: 'exists' }
  | { readonly outcome: 'created'; readonly again: boolean; readonly worker: Worker }
  | {
      readonly outcome: 'changed';
      readonly before: Worker;
      readonly after: Worker;
      /** In which columns. */
      readonly fields: readonly string[];
    };

const needed = ['name', 'role', 'area'] as const;
const columns = ['name', 'phone', 'role', 'area', 'unit'] as const;

const isCleared = ({ cleared }: WorkerRow, name: string) => cleared.includes(name);

/** What the register holds after the row: what it says, and all else as it was; the roles are one cell. */
const fileAfter = (row: WorkerRow, before: PartOfWorker): PartOfWorker => {
  const { file } = row;
  const phone = isCleared(row, 'phone') ? undefined : (file.phone ?? before.phone);
  const unit = isCleared(row, 'unit') ? undefined : (file.unit ?? before.unit);
  const { role, furtherRoles } = file.role === undefined ? before : file;
  return {
    name: file.name ?? before.name,
    role,
    area: file.area ?? before.area,
    ...(furtherRoles === undefined ? {} : { furtherRoles }),
    ...(phone === undefined ? {} : { phone }),
    ...(unit === undefined ? {} : { unit }),
  };
};

/** Whoever the row makes of somebody, if the register can hold that. */
const wholeWorker = (row: WorkerRow, existing: Worker | undefined): NewWorker | RefusedRow => {
  const file = fileAfter(row, existing ?? {});
  const missing = needed.find((name) => file[name] === undefined);
  if (missing !== undefined) return refusedRow(missing, 'row.value-needed');
  const whole = z.safeParse(NewWorker, { id: row.id, ...file });
  if (whole.success) return whole.data;
  const [issue] = whole.error.issues;
  const field = String(issue?.path[0] ?? 'id');
  return faultyRow(field === 'furtherRoles' ? 'role' : field, issue?.message ?? fault('row.unreadable'));
};

const rolesIn = (file: WorkerFile) => rolesOf(file).join();

const changedIn = (before: WorkerFile, after: WorkerFile): string[] =>
  columns.filter((name) =>
    name === 'role' ? rolesIn(before) !== rolesIn(after) : before[name] !== after[name],
  );

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

const changeOf = (existing: Worker, row: NewWorker, by: ByImport): WorkerDecision => {
  const fields = changedIn(existing, row);
  const made = existing.version === 1 && existing.digest === by.id;
  if (fields.length === 0)
    return made ? { outcome: 'created', again: true, worker: existing } : { outcome: 'exists' };
  if (made) return refusedRow('id', 'row.earlier-in-file');
  const { id: _, ...file } = row;
  return { outcome: 'changed', before: existing, after: changeWorker(existing, file), fields };
};

type ByImport = Pick<RunningImport, 'id' | 'createdAt' | 'createdBy' | 'areaPath' | 'sentBy'>;

/** Whether somebody would give themselves another role, area or office than the register, or else their token, says. */
const isOwnPart = (row: NewWorker, existing: Worker | undefined, sentBy: Who): boolean =>
  row.id === sentBy.id && (existing === undefined ? isOtherThan(sentBy, row) : outdatesTokens(existing, row));

/** What an import does with a row about a member of staff: what it says nothing of stays as it is. */
export const decideWorker = (
  said: WorkerRow,
  { existing, units }: { readonly existing: Worker | undefined; readonly units: readonly Unit[] },
  by: ByImport,
): WorkerDecision => {
  if (existing !== undefined && !isWithin(areaPath(existing.area), by.areaPath))
    return refusedRow('id', 'row.worker-taken');
  if (existing?.active === false) return refusedRow('id', 'row.worker-left');
  const row = wholeWorker(said, existing);
  if (isRefused(row)) return row;
  const unknown = said.file.unit === undefined ? undefined : faultOfUnit(row, units);
  if (unknown !== undefined) return unknown;
  if (isOwnPart(row, existing, by.sentBy)) return refusedRow('id', 'worker.own-part');
  if (existing !== undefined) return changeOf(existing, row, by);
  const sent = { createdBy: by.createdBy, digest: by.id };
  return { outcome: 'created', again: false, worker: newWorker(row, sent, by.createdAt) };
};
