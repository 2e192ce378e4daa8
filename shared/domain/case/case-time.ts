import { PREFECTURE_CALENDAR } from '../calendar/prefecture-calendar.ts';
import type { Clock, RuleId } from '../clock/clock.ts';
import { DEFAULT_LIMITS } from '../clock/default-limits.ts';
import { dueAt } from '../clock/due-at.ts';
import { type Limit, parseLimit } from '../clock/limit.ts';
import type { Priority } from '../clock/limits.ts';
import { type Limits, limitsFor } from '../clock/limits-for.ts';
import * as run from '../clock/run-clock.ts';
import type { Instant } from '../instant.ts';
import { invalid } from '../refusal.ts';
import type { CaseIn } from './case.ts';
import type { CaseClock } from './case-clock.ts';
import type { Opening } from './opening.ts';

const CALENDAR = PREFECTURE_CALENDAR;
/** A house rule, since no law sets one: an answer is verified within a working week, or its case shows as late. */
const VERIFY_WITHIN: Limit = { count: 5, unit: 'wd' };
const slower: readonly Priority[] = ['P0', 'P1', 'P2', 'P3'];

export const limitsOf = ({ kind, priority }: Pick<Opening, 'kind' | 'priority'>): Limits => {
  const limits = limitsFor(kind, priority, DEFAULT_LIMITS);
  if (limits === undefined)
    throw invalid(`The rules know no "${kind}" of ${priority}; choose another priority.`, '#/priority');
  return limits;
};

/** Where the table has no limit to resolve, the one of the next slower priority holds: no case runs without an end. */
const resolveLimit = (it: Opening) => {
  const rows = slower
    .slice(slower.indexOf(it.priority))
    .map((priority) => limitsFor(it.kind, priority, DEFAULT_LIMITS));
  const found = rows.find((row) => row?.resolve !== undefined)?.resolve;
  if (found === undefined) throw new Error(`No limit to resolve "${it.kind}" in rules ${it.rules}.`);
  return found;
};

const started = (stage: CaseClock['stage'], rule: RuleId, limit: Limit, startedAt: Instant): CaseClock => ({
  ...run.startClock({ limit, rule, startedAt }, CALENDAR),
  stage,
  taken: [],
});

export const acceptClock = (it: Opening, at: Instant): CaseClock => {
  const { accept } = limitsOf(it);
  if (accept === undefined) return resolveClock({ ...it, reportedAt: at });
  return started('accept', accept.rule, accept.limit, at);
};

/** Counts from the report, so that being slow to accept does not give more time. */
export const resolveClock = (it: Opening & { readonly reportedAt: Instant }): CaseClock => {
  const { rule, limit } = resolveLimit(it);
  return started('resolve', rule, limit, it.reportedAt);
};

export const verifyClock = (it: Opening, at: Instant): CaseClock =>
  started('verify', `${it.kind}/${it.priority}/verify@${it.rules}`, VERIFY_WITHIN, at);

/** A case that re-opens gets its time to resolve anew, from that day. */
export const startOver = (it: Opening, at: Instant): CaseClock => resolveClock({ ...it, reportedAt: at });

const kept = (clock: CaseClock, next: Clock): CaseClock => ({
  ...next,
  stage: clock.stage,
  taken: clock.taken,
});

export const pauseClock = (clock: CaseClock, at: Instant) => kept(clock, run.pauseClock(clock, at, CALENDAR));
export const resumeClock = (clock: CaseClock, at: Instant) =>
  kept(clock, run.resumeClock(clock, at, CALENDAR));
export const extendClock = (clock: CaseClock, limit: string, grantedAt: Instant) =>
  kept(clock, run.extendClock(clock, { limit: parseLimit(limit), grantedAt }, CALENDAR));

/** Until when a wrong address may be sent back. */
export const returnDueAt = ({ kind, priority, assignedAt }: CaseIn<'assigned'>): Instant =>
  dueAt(limitsOf({ kind, priority }).returnWithin.limit, assignedAt, CALENDAR).dueAt;
