import * as z from 'zod/mini';
import { GridCode, HouseholdId } from '../../base/area-code.ts';
import { Ulid, WorkerId } from '../../base/id.ts';
import { addMs, type Instant } from '../../base/instant.ts';
import { begun, longWork, nothingLeft } from '../../base/long-work.ts';
import type { Actor } from '../../base/role.ts';

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

/** A move that took place: looked at once more for cases that the index did not show at the time. */
export const HouseholdMove = z.strictObject({
  ...longWork,
  from: HouseholdId,
  to: HouseholdId,
  /** A merger is undone: what ever stood under a number of `to` goes back there, and nothing else. */
  undone: z.optional(z.literal(true)),
});
export type HouseholdMove = z.infer<typeof HouseholdMove>;

const HOUR_MS = 3_600_000;
/** Twice as long as a phone may be away with what it has not sent. */
const LATE_REPORTS_MS = 28 * 24 * HOUR_MS;

/** Looked at every hour for what is reported under the old number: a phone may come back after weeks with the one that it knew. */
export const lookedAtForReports = (it: HouseholdMove, at: Instant): HouseholdMove => {
  const done = nothingLeft(it, at);
  return at < addMs(it.createdAt, LATE_REPORTS_MS) ? { ...done, lookAt: addMs(at, HOUR_MS) } : done;
};

export const newHouseholdMove = (
  places: Pick<HouseholdMove, 'id' | 'from' | 'to' | 'undone'>,
  by: Actor,
  digest: string,
  at: Instant,
): HouseholdMove => nothingLeft({ ...places, ...begun(by, digest, at) }, at);
