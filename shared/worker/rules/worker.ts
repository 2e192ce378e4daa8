import * as z from 'zod/mini';
import { AreaCode, areaPath } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import { UnitId, Version, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { personal } from '../../base/personal.ts';
import { Phone } from '../../base/requester.ts';
import { Role, type Who } from '../../base/role.ts';
import { Name } from '../../base/words.ts';

/** What the register holds of a member of staff: how to reach them, and what they answer for. */
const WorkerFile = z.strictObject({
  name: personal('worker.name', Name),
  phone: z.optional(personal('worker.phone', Phone)),
  role: Role,
  /** What they are besides, as an official of an office who is a liaison too. */
  furtherRoles: z.optional(z.array(Role).check(z.minLength(1, fault('list.twice')))),
  area: AreaCode,
  /** The office whose cases a handler works on. */
  unit: z.optional(UnitId),
});
export type WorkerFile = z.infer<typeof WorkerFile>;

type WithRoles = Pick<WorkerFile, 'role' | 'furtherRoles'>;

/** All that somebody is; who may do a thing as one of these may do it. */
export const rolesOf = ({ role, furtherRoles = [] }: WithRoles): Role[] => [role, ...furtherRoles];

/** As if they asked: by the register, where a token says the same of whoever does. */
export const whoOf = ({
  id,
  area,
  unit,
  ...roles
}: Pick<Worker, 'id' | 'area' | 'unit'> & WithRoles): Who => ({
  id,
  roles: rolesOf(roles),
  areaPath: areaPath(area),
  unit,
});

const rolesAreDistinct = z.refine<WorkerFile>(
  (file) => new Set(rolesOf(file)).size === rolesOf(file).length,
  {
    error: fault('list.twice'),
    path: ['furtherRoles'],
  },
);

const handlersHaveUnits = z.refine<WorkerFile>(
  (file) => rolesOf(file).includes('handler') === (file.unit !== undefined),
  { error: fault('worker.unit'), path: ['unit'] },
);

/** The columns of what the register holds, each of which may be left out: what is not said stays as it is. */
export const PartOfWorker = z.partial(WorkerFile);
export type PartOfWorker = z.infer<typeof PartOfWorker>;

/** What a registrar sends to change a worker's record. */
export const ChangedWorker = WorkerFile.check(rolesAreDistinct, handlersHaveUnits);
/** What a registrar sends to add one; `id` is what the identity provider calls them. */
export const NewWorker = z
  .strictObject({ id: WorkerId, ...WorkerFile.shape })
  .check(rolesAreDistinct, handlersHaveUnits);
export type NewWorker = z.infer<typeof NewWorker>;

export const LeavingReason = z.enum(['left-service', 'other-post', 'long-leave', 'access-withdrawn']);
export type LeavingReason = z.infer<typeof LeavingReason>;

const common = {
  id: WorkerId,
  version: Version,
  ...WorkerFile.shape,
  createdAt: Instant,
  createdBy: WorkerId,
  digest: z.string(),
};

export const Worker = z.discriminatedUnion('active', [
  z.strictObject({ active: z.literal(true), ...common }),
  z.strictObject({ active: z.literal(false), ...common, leftOn: Day, reason: LeavingReason }),
]);
export type Worker = z.infer<typeof Worker>;
