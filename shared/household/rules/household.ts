import * as z from 'zod/mini';
import { HouseholdId } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import { Version, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { personal } from '../../base/personal.ts';
import { Language, Phone } from '../../base/requester.ts';
import { Name, Place } from '../../base/words.ts';

/** All that the register holds of a household: whom to ask for, how, where the door is, and how many live there. */
export const HouseholdFile = z.strictObject({
  /** The contact person's name. */
  name: personal('household.name', Name),
  phone: z.optional(personal('household.phone', Phone)),
  address: personal('household.address', Place),
  language: z.optional(personal('household.language', Language)),
  people: personal(
    'household.people',
    z
      .int()
      .check(
        z.minimum(1, fault('number.too-small', { least: 1 })),
        z.maximum(50, fault('number.too-big', { most: 50 })),
      ),
  ),
  /** The contact person's, at most the year. */
  birthYear: z.optional(
    personal(
      'household.birth-year',
      z
        .int()
        .check(
          z.minimum(1900, fault('number.too-small', { least: 1900 })),
          z.maximum(2100, fault('number.year')),
        ),
    ),
  ),
});
export type HouseholdFile = z.infer<typeof HouseholdFile>;

/** Why a household's number changed. */
export const HouseholdMoveReason = z.enum(['moved-house', 'area-moved', 'filed-wrongly', 'same-household']);
export type HouseholdMoveReason = z.infer<typeof HouseholdMoveReason>;

const common = {
  id: HouseholdId,
  version: Version,
  createdAt: Instant,
  /** The numbers it had before, oldest first. */
  formerly: z.optional(z.array(HouseholdId)),
};

/** A household that was entered twice, as it was when it went into the one that stays: kept for as long as that, to be undone. */
export const Double = z.strictObject({
  id: HouseholdId,
  createdAt: Instant,
  formerly: z.optional(z.array(HouseholdId)),
  numberedAt: z.optional(Instant),
  ...HouseholdFile.shape,
  liaison: z.optional(WorkerId),
});
export type Double = z.infer<typeof Double>;

export const PresentHousehold = z.strictObject({
  status: z.literal('present'),
  ...common,
  ...HouseholdFile.shape,
  /** When it was given this number, if it had another one before. */
  numberedAt: z.optional(Instant),
  /** Who comes to this door: set and cleared together with the link. */
  liaison: z.optional(WorkerId),
  /** How many links with this door are to begin on a later day: whoever reads it knows whether it sees them all. */
  plannedLinks: z.optional(z.int()),
  doubles: z.optional(z.array(Double)),
});
export type PresentHousehold = z.infer<typeof PresentHousehold>;

/** What stays at the old number: a pointer, and nothing about a person. */
const MovedHousehold = z.strictObject({
  status: z.literal('moved'),
  ...common,
  movedTo: HouseholdId,
  movedOn: Day,
  reason: HouseholdMoveReason,
});

/** Why a household is in the register no more: nothing about anybody's conduct, and no free text. */
export const LeaveReason = z.enum(['moved-away', 'died-out', 'entered-twice']);
export type LeaveReason = z.infer<typeof LeaveReason>;

/** A household that has left: in no list, and kept for a while as it was, in case that was a mistake. */
export const LeftHousehold = z.strictObject({
  ...PresentHousehold.shape,
  status: z.literal('left'),
  leftOn: Day,
  reason: LeaveReason,
});
export type LeftHousehold = z.infer<typeof LeftHousehold>;

/** What stays where all that was kept of a household has been erased: its numbers, so that nobody else is given them. */
const ErasedHousehold = z.strictObject({ status: z.literal('erased'), ...common, erasedOn: Day });

export const Household = z.discriminatedUnion('status', [
  PresentHousehold,
  MovedHousehold,
  LeftHousehold,
  ErasedHousehold,
]);
export type Household = z.infer<typeof Household>;

/** What stands at the last number: a household, or the place of one that was erased. */
export type LastHousehold = Exclude<Household, { status: 'moved' }>;

export const isPresent = (it: Household): it is PresentHousehold => it.status === 'present';

/** A household as it was while it was in the register. */
export const asPresent = (place: PresentHousehold | LeftHousehold) => {
  if (place.status === 'present') return { household: place, leftOn: undefined };
  const { leftOn, reason: _, ...rest } = place;
  return { household: { ...rest, status: 'present' as const }, leftOn };
};
