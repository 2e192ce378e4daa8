import * as z from 'zod/mini';
import { Ulid, Version, WorkerId } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import {
  AssigneeId,
  CaseArea,
  CaseResult,
  EscalationTier,
  overseenOf,
  ShownKind,
} from '../../base/vocabulary.ts';
import { Priority } from '../../deadline/rules/limits.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { Subject } from '../../programme/rules/subject.ts';
import { type Case, isOpen } from './case.ts';
import { Entry } from './entry.ts';
import { About } from './opening.ts';
import { OutcomeCheck } from './outcome.ts';
import { clockColour, RunningClock } from './timing/case-clock.ts';
import { WentInto } from './went-into.ts';

/** An unsettled order, without who asked and who answered. */
const FollowUpState = z.object({
  id: Ulid,
  rung: EscalationTier,
  state: z.string(),
  answerBy: Instant,
  overdueAt: z.optional(Instant),
});

/** A case as a list or a board shows it: stage, deadline and who has to act. No person, no household, no text. */
export const CaseLine = z.object({
  id: Ulid,
  version: Version,
  status: z.string(),
  programme: Programme,
  kind: ShownKind,
  priority: Priority,
  area: CaseArea,
  reportedAt: Instant,
  assignee: z.optional(AssigneeId),
  rung: EscalationTier,
  reporters: z.int(),
  /** Which of its clocks runs, until when, and how it stands. */
  clock: z.optional(RunningClock),
  colour: z.optional(z.enum(['green', 'yellow', 'red'])),
  overdueAt: z.optional(Instant),
  result: z.optional(CaseResult),
  endedAt: z.optional(Instant),
  into: z.optional(Ulid),
  dispute: z.optional(z.enum(['asked', 'decided'])),
  /** The level that decides on a disputed address. */
  superior: z.optional(EscalationTier),
  followUps: z.optional(z.array(FollowUpState)),
  outcome: z.optional(OutcomeCheck),
  /** The ended case whose solution did not last. */
  follows: z.optional(Ulid),
});

/** What a report, and every step, answers with. */
export const CaseView = z.object({
  ...CaseLine.shape,
  subject: Subject,
  openedBy: WorkerId,
  about: z.optional(About),
});

/** A timeline without words and without people: when which kind of step was taken by which role. */
const Trace = z.object({ version: Version, at: Instant, step: z.string(), role: z.string() });

/** Of a merged case: how far that one has come which it went into, by way of others too. */
const goesOn = { wentInto: z.optional(WentInto) };

/** A case with its timeline: whole for those who handle it, as a trace for those who oversee. */
export const CaseDetail = z.union([
  z.object({ ...CaseView.shape, ...goesOn, shown: z.literal('whole'), timeline: z.array(Entry) }),
  z.object({ ...CaseLine.shape, ...goesOn, shown: z.literal('trace'), timeline: z.array(Trace) }),
]);

export const viewOf = (it: Case, now: Instant) => ({
  ...it,
  ...(isOpen(it) ? { colour: clockColour(it.clock, now) } : {}),
  ...('answer' in it ? { result: it.answer.result } : {}),
});

/** The same for those who oversee the place, and handle nothing there. */
export const overseenView = (it: Case, now: Instant) => ({ ...viewOf(it, now), ...overseenOf(it) });

export const traceOf = (timeline: readonly Entry[]) =>
  timeline.map(({ version, at, step, by }) => ({ version, at, step, role: by.role }));
