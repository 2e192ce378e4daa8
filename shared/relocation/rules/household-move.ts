import * as z from 'zod/mini';
import { GridCode, HouseholdId } from '../../base/area-code.ts';
import { Ulid, WorkerId } from '../../base/id.ts';

/** What is sent when a household has moved to another grid, or was filed in the wrong one. */
export const NewHouseholdMove = z.strictObject({
  /** Made by the client; sending it twice moves once. */
  id: Ulid,
  to: GridCode,
  reason: z.enum(['moved-house', 'filed-wrongly']),
  /** Who comes to the new door from today on; without one it is a gap. */
  liaison: z.optional(WorkerId),
});
export type NewHouseholdMove = z.infer<typeof NewHouseholdMove>;

export const HouseholdMoveReceipt = z.object({ from: HouseholdId, household: HouseholdId });
