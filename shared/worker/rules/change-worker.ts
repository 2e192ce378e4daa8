import type { Day } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import { type LeavingReason, rolesOf, type Worker, type WorkerFile } from './worker.ts';

const origin = ({ id, version, createdAt, createdBy, digest }: Worker) => ({
  id,
  version: version + 1,
  createdAt,
  createdBy,
  digest,
});

/** The register's content of a worker replaced as a whole. */
export const changeWorker = (it: Worker, file: WorkerFile): Worker => {
  if (!it.active) throw conflict('worker.left');
  return { active: true, ...origin(it), ...file };
};

const haveSameRoles = (before: WorkerFile, after: WorkerFile): boolean =>
  rolesOf(before).toSorted().join() === rolesOf(after).toSorted().join();

/** Whether tokens that were issued before the change say something that is no longer so. */
export const outdatesTokens = (before: WorkerFile, after: WorkerFile): boolean =>
  !haveSameRoles(before, after) || before.area !== after.area || before.unit !== after.unit;

export const disableWorker = (it: Worker, reason: LeavingReason, today: Day): Worker => ({
  ...it,
  active: false,
  leftOn: today,
  reason,
  version: it.version + 1,
});

export const enableWorker = (it: Worker): Worker => {
  const { name, phone, role, furtherRoles, area, unit } = it;
  const file = {
    name,
    role,
    area,
    ...(phone === undefined ? {} : { phone }),
    ...(furtherRoles === undefined ? {} : { furtherRoles }),
    ...(unit === undefined ? {} : { unit }),
  };
  return { active: true, ...origin(it), ...file };
};
