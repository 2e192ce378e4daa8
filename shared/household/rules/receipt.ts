import * as z from 'zod/mini';
import { HouseholdId } from '../../base/area-code.ts';
import { WorkerId } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';

/** What a client's id made: so that the same create or move sent again gets the same answer. Numbers only. */
export const HouseholdReceipt = z.strictObject({
  createdBy: WorkerId,
  createdAt: Instant,
  digest: z.string(),
  household: HouseholdId,
  /** Of what gives no number: a merger or its undoing, a leaving or its undoing. */
  step: z.optional(z.enum(['merged', 'left'])),
  /** Households of the grid that had the same contact when this one was added. */
  likely: z.array(HouseholdId),
});
export type HouseholdReceipt = z.infer<typeof HouseholdReceipt>;
