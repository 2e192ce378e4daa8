import * as z from 'zod/mini';
import { Version, WorkerId } from '../../shared/base/id.ts';
import { cloudEvent } from './cloud-event.ts';

/** A worker left, or was taken on again: whoever counts the doors that they come to counts again. */
export const WorkerChanged = cloudEvent(
  'doorstep.worker.changed.v1',
  z.strictObject({ worker: WorkerId, active: z.boolean(), version: Version }),
);
export type WorkerChanged = z.infer<typeof WorkerChanged>;
