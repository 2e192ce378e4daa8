import type { Day } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import type { Who } from '../../base/role.ts';
import { type LeavingReason, rolesOf, type Worker, type WorkerFile, whoOf } from './worker.ts';

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

/** What a token says of somebody, and the register after it. */
type Part = Pick<WorkerFile, 'role' | 'furtherRoles' | 'area' | 'unit'>;

const haveSameRoles = (before: Part, after: Part): boolean =>
  rolesOf(before).toSorted().join() === rolesOf(after).toSorted().join();

/** Whether tokens that were issued before the change say something that is no longer so. */
export const outdatesTokens = (before: Part, after: Part): boolean =>
  !haveSameRoles(before, after) || before.area !== after.area || before.unit !== after.unit;

/** Whether somebody is entered as other than their own token says: the first registrar has to enter themselves, as what they are. */
export const isOtherThan = (who: Who, entered: Part & Pick<Worker, 'id'>): boolean => {
  const { roles, areaPath, unit } = whoOf(entered);
  return (
    roles.toSorted().join() !== who.roles.toSorted().join() || areaPath !== who.areaPath || unit !== who.unit
  );
};

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
