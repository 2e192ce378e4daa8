import * as z from 'zod/mini';
import { HouseholdId } from '../../base/area-code.ts';
import { Ulid } from '../../base/id.ts';
import { Day, dayOf, type Instant } from '../../base/instant.ts';
import { LeaveReason, type LeftHousehold, type PresentHousehold } from '../../household/rules/household.ts';

/** What is sent when a household is there no more. */
export const NewLeaving = z.strictObject({ id: Ulid, reason: LeaveReason });

export const LeavingAnswer = z.object({ household: HouseholdId, leftOn: z.optional(Day) });

export const leftHousehold = (it: PresentHousehold, reason: LeaveReason, at: Instant): LeftHousehold => ({
  ...it,
  status: 'left',
  version: it.version + 1,
  leftOn: dayOf(at),
  reason,
});

/** As it was, with nobody who comes there yet. */
export const returnedHousehold = ({
  leftOn: _,
  reason: __,
  liaison: ___,
  plannedLinks: ____,
  ...it
}: LeftHousehold): PresentHousehold => ({ ...it, status: 'present', version: it.version + 1 });
