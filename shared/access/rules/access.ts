import * as z from 'zod/mini';
import { WorkerId } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import { Role } from '../../base/role.ts';
import { EmergencyReason } from './break-glass.ts';

/** One look at a person's record, as the person may see it: who, in which role, for what, when. */
export const Access = z.strictObject({
  reader: WorkerId,
  role: Role,
  purpose: z.string(),
  at: Instant,
  reason: z.optional(EmergencyReason),
});
export type Access = z.infer<typeof Access>;
