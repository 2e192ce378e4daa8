import * as z from 'zod/mini';
import { Actor } from '../access/role.ts';
import { LadderStep } from '../clock/ladder.ts';
import { Ulid, Version } from '../id.ts';
import { Day, Instant } from '../instant.ts';
import { Requester } from '../person/requester.ts';
import { Words } from '../words.ts';
import { Opening } from './opening.ts';
import { AssigneeId, CaseResult, Reached, Rung } from './vocabulary.ts';

/**
 * One step of a case: who, when, what, why. The timeline is the record; a case is the fold of its entries. Words and
 * the requester stand here and nowhere else, so that they can be deleted before the skeleton.
 */
const step = <S extends string, T extends z.core.$ZodLooseShape>(name: S, more: T) =>
  z.strictObject({
    caseId: Ulid,
    version: Version,
    /** The caller's `Idempotency-Key`, by which a retry is known. */
    key: z.optional(z.string()),
    at: Instant,
    by: Actor,
    step: z.literal(name),
    ...more,
  });

const why = { words: Words };

export const Entry = z.discriminatedUnion('step', [
  step('reported', { ...Opening.shape, words: Words, requester: z.optional(Requester) }),
  step('accepted', { words: z.optional(Words) }),
  step('refused', { ...why, goTo: Words }),
  step('assigned', { assignee: AssigneeId, words: z.optional(Words) }),
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
  step('attached', { attachmentId: Ulid, contentType: z.string(), bytes: z.int() }),
  step('merged', { into: Ulid }),
  step('absorbed', { from: Ulid }),
  step('unmerged', {}),
  step('released', { from: Ulid }),
  /** Taken by the sweep, not by a person: a reminder, the mark of lateness, or one rung up. */
  step('ladder', { did: LadderStep, rung: Rung }),
]);
export type Entry = z.infer<typeof Entry>;
export type Step = Entry['step'];
export type EntryOf<S extends Step> = Extract<Entry, { step: S }>;
