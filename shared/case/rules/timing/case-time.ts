import type { Day, Instant } from '../../../base/instant.ts';
import { invalid } from '../../../base/refusal.ts';
import { calendarUpTo } from '../../../calendar/rules/prefecture-calendar.ts';
import type { WorkCalendar } from '../../../calendar/rules/work-calendar.ts';
import type { Clock } from '../../../deadline/rules/clock.ts';
import * as run from '../../../deadline/rules/clock.ts';
import { computeDeadline, type DeadlineInput } from '../../../deadline/rules/compute-deadline.ts';
import { type Limit, parseLimit } from '../../../deadline/rules/limit.ts';
import type { Priority, RuleId } from '../../../deadline/rules/limits.ts';
import { eveningOf, type Limits, limitsFor, RULES } from '../../../deadline/rules/rule-book.ts';
import type { CaseIn, OpenCase } from '../case.ts';
import type { Entry } from '../entry.ts';
import type { Opening } from '../opening.ts';
import { type CaseClock, takenSteps } from './case-clock.ts';

/** When the case came to its present assignee. */
export const heldSince = (timeline: readonly Entry[]): Instant | undefined =>
  timeline.findLast((entry) => 'assignee' in entry)?.at;

/** Entries that do not say so were written while 2026 was the last year with a notice. */
const COVERED_AT_FIRST = 2026;

/** A step is counted on the calendar of its day, so that a timeline tells the same whatever has become known since. */
export const calendarOf = ({ calendar }: { readonly calendar?: number | undefined }): WorkCalendar =>
  calendarUpTo(calendar ?? COVERED_AT_FIRST);

const slower: readonly Priority[] = ['P0', 'P1', 'P2', 'P3'];

type Ruled = Pick<Opening, 'kind' | 'priority' | 'rules'>;

/** The limits of the version that the case started under. */
export const limitsOf = ({ kind, priority, rules }: Ruled): Limits => {
  const limits = limitsFor(kind, priority, RULES.of(rules).limits);
  if (limits === undefined) throw invalid('case.no-limit', '#/priority', { kind, priority });
  return limits;
};

/** Where the table has no limit to resolve, the one of the next slower priority holds: no case runs without an end. */
const resolveLimit = (it: Ruled) => {
  const { limits } = RULES.of(it.rules);
  const rows = slower
    .slice(slower.indexOf(it.priority))
    .map((priority) => limitsFor(it.kind, priority, limits));
  const found = rows.find((row) => row?.resolve !== undefined)?.resolve;
  if (found === undefined) throw new Error(`No limit to resolve "${it.kind}" in rules ${it.rules}.`);
  return found;
};

interface Start {
  readonly stage: CaseClock['stage'];
  readonly rule: RuleId;
  readonly limit: Limit;
  readonly startedAt: Instant;
}

const started = ({ stage, ...start }: Start, calendar: WorkCalendar): CaseClock => {
  const clock = run.startClock(start, calendar);
  return run.sameDeadline(clock, { ...clock, stage, taken: [] });
};

export const acceptClock = (it: Opening, startedAt: Instant, calendar: WorkCalendar): CaseClock => {
  const { accept } = limitsOf(it);
  if (accept === undefined) return resolveClock({ ...it, reportedAt: startedAt }, calendar);
  return started({ stage: 'accept', ...accept, startedAt }, calendar);
};

type Reported = Opening & { readonly reportedAt: Instant };

/** Counts from the report, so that being slow to accept does not give more time. */
export const resolveClock = (it: Reported, calendar: WorkCalendar): CaseClock =>
  started({ stage: 'resolve', ...resolveLimit(it), startedAt: it.reportedAt }, calendar);

export const verifyClock = (it: Opening, startedAt: Instant, calendar: WorkCalendar): CaseClock => {
  const rule: RuleId = `${it.kind}/${it.priority}/verify@${it.rules}`;
  const limit = parseLimit(RULES.of(it.rules).limits.verifyWithin);
  return started({ stage: 'verify', rule, limit, startedAt }, calendar);
};

/** The clock of the work goes on after an answer that solved nothing, without the time in which it was verified. */
export const resumedWork = (
  { workClock, answer, rules }: CaseIn<'answered' | 'verifying'>,
  at: Instant,
  calendar: WorkCalendar,
): CaseClock =>
  RULES.of(rules).limits.verifying === 'charged'
    ? workClock
    : kept(workClock, run.giveBack(workClock, { from: answer.at, to: at }, calendar));

/** A case that re-opens gets its time to resolve anew, from that day. */
export const startOver = (it: Opening, at: Instant, calendar: WorkCalendar): CaseClock =>
  resolveClock({ ...it, reportedAt: at }, calendar);

const kept = ({ stage, taken, remindedAt }: CaseClock, next: Clock): CaseClock =>
  run.sameDeadline(next, { ...next, stage, taken, ...(remindedAt === undefined ? {} : { remindedAt }) });

export const pauseClock = (clock: CaseClock, at: Instant, calendar: WorkCalendar) =>
  kept(clock, run.pauseClock(clock, at, calendar));
export const resumeClock = (clock: CaseClock, at: Instant, calendar: WorkCalendar) =>
  kept(clock, run.resumeClock(clock, at, calendar));
export const extendClock = (
  clock: CaseClock,
  extension: { readonly limit: Limit; readonly grantedAt: Instant },
  calendar: WorkCalendar,
) => kept(clock, run.extendClock(clock, extension, calendar));

/** A clock that begins once more where one was put away: nothing that the requester was told moves earlier. */
export const promised = (clock: CaseClock, told: Instant | undefined, calendar: WorkCalendar): CaseClock =>
  told === undefined || told <= clock.promisedAt
    ? clock
    : kept(clock, run.recomputeClock({ ...clock, promisedAt: told }, calendar));

/** A clock counted again at `at`. */
export const clockAgain = (clock: CaseClock, at: Instant, calendar: WorkCalendar): CaseClock =>
  kept(clock, run.recountClock(clock, at, calendar));

/** Every clock that an open case holds, counted again at `at`; the one of the work may stand still beside the running one. */
export const countedAgain = (it: OpenCase, at: Instant, calendar: WorkCalendar): OpenCase => {
  const again = (clock: CaseClock) => clockAgain(clock, at, calendar);
  const clock = again(it.clock);
  return 'workClock' in it ? { ...it, clock, workClock: again(it.workClock) } : { ...it, clock };
};

/**
 * The clocks of a case whose kind, priority or place were wrong, as they would stand had they been right from the
 * beginning: same start, other limits. What was promised may move earlier, since the requester is told of it.
 */
export const recountedFor = (it: OpenCase, calendar: WorkCalendar): OpenCase => {
  const fresh = ({ stage, startedAt }: CaseClock): CaseClock => {
    if (it.status === 'reported') return acceptClock(it, startedAt, calendar);
    return stage === 'verify' ? verifyClock(it, startedAt, calendar) : startOver(it, startedAt, calendar);
  };
  const again = (clock: CaseClock): CaseClock => {
    const { rule, limit, promisedAt, stage } = fresh(clock);
    const next = run.recomputeClock({ ...clock, rule, limit, promisedAt }, calendar);
    return { ...next, stage, taken: takenSteps(clock) };
  };
  const clock = again(it.clock);
  return 'workClock' in it ? { ...it, clock, workClock: again(it.workClock) } : { ...it, clock };
};

/** The day by which an answer is promised, also while it is not yet said who gives it. */
export const answerBy = (it: OpenCase): Day => {
  if ('workClock' in it) return it.workClock.dueOn;
  return it.clock.stage === 'accept' ? resolveClock(it, calendarOf(it)).dueOn : it.clock.dueOn;
};

/** The time in which a wrong address may be sent back. */
export const returnInput = (it: CaseIn<'assigned'>): DeadlineInput => {
  const { limit, rule } = limitsOf(it).returnWithin;
  return { limit, startedAt: it.assignedAt, evening: eveningOf(rule) };
};

/** Until when a wrong address may be sent back. */
export const returnDueAt = (it: CaseIn<'assigned'>, calendar: WorkCalendar): Instant =>
  computeDeadline(returnInput(it), calendar).dueAt;
