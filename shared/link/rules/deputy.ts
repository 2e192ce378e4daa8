import * as z from 'zod/mini';
import { Version, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';

export const DeputyReason = z.enum(['leave', 'illness', 'training', 'seconded']);

/** Who stands in for `worker` from `from` until the day `to`, on which the worker is back: nobody has to end it. */
export const Deputy = z.strictObject({
  worker: WorkerId,
  deputy: WorkerId,
  from: Day,
  to: Day,
  reason: DeputyReason,
  version: Version,
  createdAt: Instant,
  createdBy: WorkerId,
  digest: z.string(),
});
export type Deputy = z.infer<typeof Deputy>;
