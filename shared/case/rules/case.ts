import * as z from 'zod/mini';
import { Ulid, Version, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { Answer, AssigneeId, EscalationTier } from '../../base/vocabulary.ts';
import { FollowUp } from './follow-up/follow-up.ts';
import { Opening } from './opening.ts';
import { OutcomeCheck } from './outcome.ts';
import { CaseClock } from './timing/case-clock.ts';

/** What every case has, whatever its status: the skeleton, without a word of text and without a person's name. */
const common = {
  id: Ulid,
  version: Version,
  ...Opening.shape,
  reportedAt: Instant,
  openedBy: WorkerId,
  rung: EscalationTier,
  /** How many reported the same, the first included. */
  reporters: z.int(),
  /** A wrong address may be returned once. */
  returned: z.optional(z.boolean()),
  /** A second request to return it: asked of the common superior, or decided and final. */
  dispute: z.optional(z.enum(['asked', 'decided'])),
  /** Who asked: somebody else decides. Not kept of those before 30 November 2026. */
  disputedBy: z.optional(WorkerId),
  /** The level that was asked. */
  superior: z.optional(EscalationTier),
  /** Orders of higher levels that are not settled; they outlive the end of the case. */
  followUps: z.optional(z.array(FollowUp)),
  /** How often the requester said "not solved". */
  notSolved: z.optional(z.int()),
  overdueAt: z.optional(Instant),
  extension: z.optional(
    z.strictObject({ by: WorkerId, count: z.int(), state: z.enum(['asked', 'granted', 'denied']) }),
  ),
};

const running = { clock: CaseClock };
const withAssignee = { ...common, ...running, assignee: AssigneeId };
/** `clock` now measures the verification; `workClock` stands still until the requester has spoken. */
const answered = {
  ...withAssignee,
  answer: Answer,
  workClock: CaseClock,
  /** Who asks the requester: the opener, unless they answered themselves. None once that was done. */
  verifier: z.optional(WorkerId),
};
const attempts = z.array(z.strictObject({ on: Day, reached: z.literal('not-reached') }));

const Reported = z.strictObject({ status: z.literal('reported'), ...common, ...running });
const Accepted = z.strictObject({ status: z.literal('accepted'), ...common, ...running });
const Refused = z.strictObject({
  status: z.literal('refused'),
  ...common,
  endedAt: Instant,
  /** Who refused, and how the case stood, should that be taken back; not kept of those before 30 November 2026. */
  refusal: z.optional(
    z.strictObject({
      by: WorkerId,
      rung: z.optional(EscalationTier),
      was: z.enum(['reported', 'accepted', 'returned']),
      clock: CaseClock,
    }),
  ),
  /** In which sum it stands; those of before 30 November 2026 stand among the closed ones. */
  countedAs: z.optional(z.literal('refused')),
});
/** By whoever reported it, or the level above: `lay`, with whom it lay. */
const Withdrawn = z.strictObject({
  status: z.literal('withdrawn'),
  ...common,
  endedAt: Instant,
  lay: z.optional(AssigneeId),
});
const Assigned = z.strictObject({
  status: z.literal('assigned'),
  ...withAssignee,
  assignedAt: Instant,
  /** The level that gave the case out. */
  givenBy: z.optional(EscalationTier),
});
const Returned = z.strictObject({ status: z.literal('returned'), ...common, ...running });
const Handling = z.strictObject({ status: z.literal('handling'), ...withAssignee });
const Waiting = z.strictObject({ status: z.literal('waiting'), ...withAssignee });
const Answered = z.strictObject({ status: z.literal('answered'), ...answered });
const Verifying = z.strictObject({
  status: z.literal('verifying'),
  ...answered,
  attempts,
  confirmedBy: z.optional(WorkerId),
});
const Reopened = z.strictObject({ status: z.literal('reopened'), ...withAssignee });
const Closed = z.strictObject({
  status: z.literal('closed'),
  ...common,
  assignee: AssigneeId,
  answer: Answer,
  endedAt: Instant,
  outcome: z.optional(OutcomeCheck),
});
const Merged = z.strictObject({
  status: z.literal('merged'),
  ...common,
  into: Ulid,
  was: z.enum(['reported', 'accepted']),
  endedAt: Instant,
  /** How its clock stood, should the merge be undone; of those of before 30 November 2026 what the requester had been told alone. */
  stood: z.optional(z.strictObject({ clock: CaseClock })),
  promisedAt: z.optional(Instant),
});

export const Case = z.discriminatedUnion('status', [
  Reported,
  Accepted,
  Refused,
  Withdrawn,
  Assigned,
  Returned,
  Handling,
  Waiting,
  Answered,
  Verifying,
  Reopened,
  Closed,
  Merged,
]);
export type Case = z.infer<typeof Case>;
export type CaseStatus = Case['status'];
export type CaseIn<S extends CaseStatus> = Extract<Case, { status: S }>;

export type OpenCase = Extract<Case, { clock: unknown }>;
export const isOpen = (it: Case): it is OpenCase => 'clock' in it;

/** What a status does not share with the others falls away when a case leaves it. */
export const skeletonOf = (it: Case): z.infer<typeof Skeleton> => Skeleton.parse(it);
const Skeleton = z.object(common);
