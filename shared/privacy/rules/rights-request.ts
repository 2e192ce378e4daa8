import * as z from 'zod/mini';
import { GridCode, gridOf, HouseholdId } from '../../base/area-code.ts';
import { Ulid, Version, WorkerId } from '../../base/id.ts';
import { addDays, Day } from '../../base/instant.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import type { Who } from '../../base/role.ts';
import { HouseholdFile } from '../../household/rules/household.ts';

/** PIPL art. 44 to 48: know and object, copy, correct, erase, withdraw a consent, be told the rules. */
export const Right = z.enum(['copy', 'correct', 'erase', 'object', 'withdraw', 'explain']);
export type Right = z.infer<typeof Right>;

/** Why the law lets a request be refused. A code: what the desk says to the person stands in no record. */
export const RefusalBasis = z.enum([
  /** Nobody could show that they are the person, or speak for them (PIPL art. 50). */
  'not-identified',
  /** It would hand over or harm somebody else (art. 45). */
  'rights-of-others',
  /** A law asks to keep it (art. 47 (2)). */
  'kept-by-law',
  /** Secrecy by law, or a duty of a state organ would be hindered (art. 18, 35, 45). */
  'secrecy',
  /** There is nothing of the kind. */
  'nothing-kept',
]);

/** What of the register may be put right, and what of it the person may have taken away altogether. */
const CorrectedField = z.enum(['name', 'phone', 'address', 'language', 'people', 'birthYear']);
export type CorrectedField = z.infer<typeof CorrectedField>;
const ClearedField = z.enum(['phone', 'language', 'birthYear']);

/** What somebody may object to: whoever comes to the door, or the visits that are planned there. */
const Processing = z.enum(['liaison', 'visits']);

/** So long the desk has (PIPL art. 50: in time; house rule of 15 days). */
const DAYS = 15;

/** Asked at a window by somebody without an account. Who asked is in no record: the desk sees them. */
export const NewRightsRequest = z.strictObject({
  /** Made by the client; sending it twice makes one request. */
  id: Ulid,
  household: HouseholdId,
  right: Right,
  /** Cases about a place in which the person is the requester: nothing else leads from them to the household. */
  cases: z._default(z.array(Ulid).check(z.maxLength(20)), []),
  /** Of a correction: what is wrong. What is right comes with the decision, and stands in the register alone. */
  fields: z.optional(z.array(CorrectedField).check(z.minLength(1), z.maxLength(6))),
  /** Of an objection. */
  processing: z.optional(Processing),
});
export type NewRightsRequest = z.infer<typeof NewRightsRequest>;

export const RightsRequest = z.strictObject({
  ...NewRightsRequest.shape,
  cases: z.array(Ulid),
  grid: GridCode,
  askedOn: Day,
  /** The last day in time. */
  dueOn: Day,
  takenBy: WorkerId,
  state: z.enum(['asked', 'done', 'refused']),
  decidedOn: z.optional(Day),
  decidedBy: z.optional(WorkerId),
  ground: z.optional(RefusalBasis),
  /** What the decision changed: fields of the register, and `requester` for what they said of themselves in cases. */
  changed: z.optional(z.array(z.enum([...CorrectedField.options, 'requester']))),
  version: Version,
});
export type RightsRequest = z.infer<typeof RightsRequest>;

const Granting = z.strictObject({
  decision: z.literal('done'),
  /** Of a correction: exactly the fields that were named, each as it is right or taken away. */
  corrected: z.optional(z.partial(HouseholdFile)),
  cleared: z.optional(z.array(ClearedField)),
});
export type Granting = z.infer<typeof Granting>;

export const RightsDecision = z.discriminatedUnion('decision', [
  Granting,
  z.strictObject({ decision: z.literal('refused'), ground: RefusalBasis }),
]);
export type RightsDecision = z.infer<typeof RightsDecision>;

/** A correction names its fields and an objection what it is about; nothing else does. */
export const checkAsked = ({ right, fields, processing }: NewRightsRequest): void => {
  if ((right === 'correct') !== (fields !== undefined)) throw invalid('rights.name-fields', '#/fields');
  if ((right === 'object') !== (processing !== undefined))
    throw invalid('rights.name-processing', '#/processing');
};

export const newRightsRequest = (
  body: NewRightsRequest,
  { id: takenBy }: Who,
  today: Day,
): RightsRequest => ({
  ...body,
  grid: gridOf(body.household),
  askedOn: today,
  dueOn: addDays(today, DAYS),
  takenBy,
  state: 'asked',
  version: 1,
});

export const decided = (
  it: RightsRequest,
  body: RightsDecision,
  { id: decidedBy }: Who,
  today: Day,
): RightsRequest => {
  if (it.state !== 'asked') throw conflict('rights.decided-already');
  return {
    ...it,
    state: body.decision,
    ...(body.decision === 'refused' ? { ground: body.ground } : {}),
    decidedOn: today,
    decidedBy,
    version: it.version + 1,
  };
};

/** How it stands on a day: the last three days are yellow. */
export const colourOf = (
  { state, dueOn }: RightsRequest,
  today: Day,
): 'green' | 'yellow' | 'red' | undefined => {
  if (state !== 'asked') return undefined;
  if (today > dueOn) return 'red';
  return addDays(today, 3) > dueOn ? 'yellow' : 'green';
};
