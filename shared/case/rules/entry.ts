import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { Ulid, Version } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { Requester } from '../../base/requester.ts';
import { Actor } from '../../base/role.ts';
import {
  AssigneeId,
  CaseArea,
  CaseKind,
  CaseResult,
  EscalationTier,
  Reached,
} from '../../base/vocabulary.ts';
import { Words } from '../../base/words.ts';
import { TakenEscalation } from '../../deadline/rules/escalation-step.ts';
import { Priority } from '../../deadline/rules/limits.ts';
import { NamedSubject, Subject } from '../../programme/rules/subject.ts';
import { Opening } from './opening.ts';
import { Lasted } from './outcome.ts';

const common = {
  caseId: Ulid,
  version: Version,
  /** The caller's `Idempotency-Key`, by which a retry is known. */
  key: z.optional(z.string()),
  at: Instant,
  by: Actor,
  /** The last year whose notice of days off was known when the step was taken; see `calendarOf`. */
  calendar: z.optional(z.int()),
};

/**
 * Kind, priority or subject were wrong from the beginning: what is said here is right. `subject` as it was sent, `place` under
 * its number of that day; the last day in time as it was told, and as it is now.
 */
const Correction = {
  words: Words,
  kind: z.optional(CaseKind),
  priority: z.optional(Priority),
  subject: z.optional(NamedSubject),
  place: z.optional(Subject),
  area: CaseArea,
  rules: z.string(),
  dueBeforeOn: Day,
  dueOn: Day,
};

/**
 * One step of a case: who, when, what, why. The timeline is the record; a case is its entries, reduced. Words and
 * the requester stand here and nowhere else, so that they can be deleted before the skeleton.
 */
const step = <S extends string, T extends z.core.$ZodLooseShape>(name: S, more: T) =>
  z.strictObject({ ...common, step: z.literal(name), ...more });

const why = { words: Words };
const order = { followUpId: Ulid };

export const Entry = z.discriminatedUnion('step', [
  step('reported', { ...Opening.shape, words: Words, requester: z.optional(Requester) }),
  step('accepted', { words: z.optional(Words) }),
  step('refused', {
    ...why,
    goTo: Words,
    rung: z.optional(EscalationTier),
    /** Those of before 30 November 2026 stand in the sum of the closed ones. */
    countedAs: z.optional(z.literal('refused')),
  }),
  /** The refusal was a mistake: the case stands as if nobody had refused it. */
  step('refusal-taken-back', { ...why, rung: EscalationTier }),
  /** The report was a mistake. */
  /** `rung`: of a supervisor. */
  step('withdrawn', { ...why, rung: z.optional(EscalationTier) }),
  step('corrected', Correction),
  /** `rung`: the level that gives the case out. */
  step('assigned', { assignee: AssigneeId, rung: z.optional(EscalationTier), words: z.optional(Words) }),
  step('returned', why),
  step('started', { words: z.optional(Words) }),
  step('waiting', why),
  step('resumed', { words: z.optional(Words) }),
  step('extension-asked', { ...why, count: z.int() }),
  step('extension-granted', { words: z.optional(Words) }),
  step('extension-denied', why),
  step('answered', { ...why, result: CaseResult }),
  step('verified', { reached: Reached, on: Day, words: z.optional(Words) }),
  step('closed', { words: z.optional(Words) }),
  step('reopened', why),
  step('noted', why),
  /** `sha256`: of the content, in hex; not known of files from before 30 November 2026, which may never have come. */
  step('attached', {
    attachmentId: Ulid,
    contentType: z.string(),
    bytes: z.int(),
    sha256: z.optional(z.string()),
  }),
  /** `words`: why, where kind or subject differ. */
  step('merged', { into: Ulid, words: z.optional(Words) }),
  /** `reporters`: how many came with it; one where it is not told. */
  step('absorbed', { from: Ulid, reporters: z.optional(z.int()) }),
  step('unmerged', {}),
  step('released', { from: Ulid, reporters: z.optional(z.int()) }),
  /** The address was returned once, or too late to return it: the common superior is asked to decide. `area`: of who asks. */
  step('address-disputed', { ...why, area: z.optional(AreaCode) }),
  step('address-decided', { ...why, assignee: AssigneeId, rung: EscalationTier }),
  step('follow-up-asked', { ...order, ...why, rung: EscalationTier, answerBy: Instant }),
  /** `rung`: of a supervisor; the unit or worker who has the case needs none. */
  step('follow-up-answered', { ...order, ...why, rung: z.optional(EscalationTier) }),
  step('follow-up-accepted', { ...order, rung: EscalationTier, words: z.optional(Words) }),
  step('follow-up-sent-back', { ...order, ...why, rung: EscalationTier, answerBy: Instant }),
  step('outcome-noted', { ...why, lasted: Lasted, linked: z.optional(Ulid) }),
  /** Taken by the sweep, not by a person: a reminder, the mark of lateness, or one tier up. */
  step('ladder', {
    did: TakenEscalation,
    /** What was due in the same moment: taken together, so that nobody is told twice. */
    also: z.optional(z.array(TakenEscalation)),
    rung: EscalationTier,
    /** The follow-up order that lateness opens by itself. */
    order: z.optional(z.strictObject({ ...order, answerBy: Instant })),
  }),
  step('follow-up-overdue', order),
  /** The order was a mistake. */
  step('follow-up-withdrawn', { ...order, ...why, rung: EscalationTier }),
  /** The notice of another year has arrived: the last day in time as it was told, and as it is now. */
  step('recounted', { dueBeforeOn: Day, dueOn: Day }),
  /** Taken for somebody who hands over all they have, or when the register gives the place another number. */
  step('handed-over', { assignee: AssigneeId, handOver: Ulid }),
  step('refiled', { area: CaseArea, subject: Subject }),
  step('outcome-asked', {}),
]);
export type Entry = z.infer<typeof Entry>;
export type Step = Entry['step'];
export type EntryOf<S extends Step> = Extract<Entry, { step: S }>;
