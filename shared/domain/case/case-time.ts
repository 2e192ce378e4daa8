import { PREFECTURE_CALENDAR } from '../calendar/prefecture-calendar.ts';
import type { Clock, RuleId } from '../clock/clock.ts';
import { dueAt } from '../clock/due-at.ts';
import { type Limit, parseLimit } from '../clock/limit.ts';
import type { Priority } from '../clock/limits.ts';
import { type Limits, limitsFor } from '../clock/limits-for.ts';
import { RULES } from '../clock/rule-book.ts';
import * as run from '../clock/run-clock.ts';
import type { Instant } from '../instant.ts';
import { invalid } from '../refusal.ts';
import type { CaseIn } from './case.ts';
import type { CaseClock } from './case-clock.ts';
import type { Opening } from './opening.ts';

const CALENDAR = PREFECTURE_CALENDAR;
const slower: readonly Priority[] = ['P0', 'P1', 'P2', 'P3'];

type Ruled = Pick<Opening, 'kind' | 'priority' | 'rules'>;

/** The limits of the version that the case started under. */
export const limitsOf = ({ kind, priority, rules }: Ruled): Limits => {
  const limits = limitsFor(kind, priority, RULES.of(rules).limits);
  if (limits === undefined)
    throw invalid(`The rules know no "${kind}" of ${priority}; choose another priority.`, '#/priority');
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
  started(
    'verify',
    `${it.kind}/${it.priority}/verify@${it.rules}`,
    parseLimit(RULES.of(it.rules).limits.verifyWithin),
    at,
  );

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
export const returnDueAt = (it: CaseIn<'assigned'>): Instant =>
  dueAt(limitsOf(it).returnWithin.limit, it.assignedAt, CALENDAR).dueAt;
