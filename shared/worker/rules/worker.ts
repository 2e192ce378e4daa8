import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import { UnitId, Version, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { personal } from '../../base/personal.ts';
import { Phone } from '../../base/requester.ts';
import { Role } from '../../base/role.ts';
import { Name } from '../../base/words.ts';

/** What the register holds of a member of staff: how to reach them, and what they answer for. */
const WorkerFile = z.strictObject({
  name: personal('worker.name', Name),
  phone: z.optional(personal('worker.phone', Phone)),
  role: Role,
  area: AreaCode,
  /** The office whose cases a handler works on. */
  unit: z.optional(UnitId),
});
export type WorkerFile = z.infer<typeof WorkerFile>;

const handlersHaveUnits = z.refine<WorkerFile>(
  ({ role, unit }) => (role === 'handler') === (unit !== undefined),
  { error: fault('worker.unit'), path: ['unit'] },
);

/** What a registrar sends to change a worker's record. */
export const ChangedWorker = WorkerFile.check(handlersHaveUnits);
/** What a registrar sends to add one; `id` is what the identity provider calls them. */
export const NewWorker = z.strictObject({ id: WorkerId, ...WorkerFile.shape }).check(handlersHaveUnits);
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
