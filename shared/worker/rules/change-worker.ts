import type { Day } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import type { LeavingReason, Worker, WorkerFile } from './worker.ts';

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

/** Whether tokens that were issued before the change say something that is no longer so. */
export const outdatesTokens = (before: WorkerFile, after: WorkerFile): boolean =>
  before.role !== after.role || before.area !== after.area || before.unit !== after.unit;

export const disableWorker = (it: Worker, reason: LeavingReason, today: Day): Worker => ({
  ...it,
  active: false,
  leftOn: today,
  reason,
  version: it.version + 1,
});

export const enableWorker = (it: Worker): Worker => {
  const { name, phone, role, area, unit } = it;
  const file = {
    name,
    role,
    area,
    ...(phone === undefined ? {} : { phone }),
    ...(unit === undefined ? {} : { unit }),
  };
  return { active: true, ...origin(it), ...file };
};
