import { addDays, addMs, dayOf, type Instant, monthOf, monthOfDay, startOf } from '../../base/instant.ts';
import { CaseKind } from '../../base/vocabulary.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import { type CaseClock, policyIn } from '../../case/rules/timing/case-clock.ts';
import type { ClockSpan } from '../../case/rules/timing/clocks-of.ts';
import { recomputeClock, startClock } from '../../deadline/rules/clock.ts';
import { stepMoment } from '../../deadline/rules/due-action.ts';
import { parseLimit } from '../../deadline/rules/limit.ts';
import { Priority } from '../../deadline/rules/limits.ts';
import { limitsFor } from '../../deadline/rules/rule-book.ts';
import type { Rules } from '../../deadline/rules/rules.ts';

/** How a case did, or would have done: whether any of its clocks ran out, and how many steps of the escalation were due. */
export interface Fared {
  readonly late: boolean;
  readonly steps: number;
}

/** A clock with what happened in it (pauses, extension), under the limit that `rules` would have set. */
const redone = (clock: CaseClock, rules: Rules): CaseClock => {
  const [kind, priority] = clock.rule.split('/');
  const limits = limitsFor(CaseKind.parse(kind), Priority.parse(priority), rules.limits);
  const limit =
    clock.stage === 'verify' ? parseLimit(rules.limits.verifyWithin) : limits?.[clock.stage]?.limit;
  if (limit === undefined) return clock;
  const { rule, startedAt, pauses, extension, stage } = clock;
  const fresh = startClock({ limit, rule, startedAt }, PREFECTURE_CALENDAR);
  return { ...recomputeClock({ ...fresh, pauses, extension }, PREFECTURE_CALENDAR), stage, taken: [] };
};

const stepsOn = (clock: CaseClock, rules: Rules, until: Instant): number => {
  const policy = policyIn(rules.ladders, clock);
  const moments = policy.steps.map((row) => stepMoment(clock, policy, row, PREFECTURE_CALENDAR));
  return moments.filter((at) => at < until).length;
};

/** How the clocks of a case fare under `rules`: all its facts stay, only limits and escalation policies are others. */
export const fareUnder = (rules: Rules, spans: readonly ClockSpan[], now: Instant): Fared => {
  const fared = spans.map(({ clock, endedAt }) => {
    const other = redone(clock, rules);
    const until = endedAt ?? now;
    return { late: until >= other.dueAt, steps: stepsOn(other, rules, until) };
  });
  return {
    late: fared.some(({ late }) => late),
    steps: fared.reduce((sum, { steps }) => sum + steps, 0),
  };
};

/** How many of some cases were late under `rules`, and how many steps of escalation would have been taken in all. */
export const sumOfFared = (rules: Rules, all: readonly (readonly ClockSpan[])[], now: Instant) => {
  const fared = all.map((spans) => fareUnder(rules, spans, now));
  return {
    late: fared.filter(({ late }) => late).length,
    steps: fared.reduce((sum, { steps }) => sum + steps, 0),
  };
};

/** Some months, earliest first, each `YYYY-MM`, and the first moment that is no longer in them. */
export interface Quarter {
  readonly months: readonly string[];
  readonly endsAt: Instant;
}

/** The quarter before the one that `now` lies in. */
export const lastQuarter = (now: Instant): Quarter => {
  const today = dayOf(now);
  const month = Number(today.slice(5, 7));
  const endsAt = startOf(`${today.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`);
  const months: string[] = [];
  for (let end = endsAt; months.length < 3; end = startOf(`${months[0]}-01`))
    months.unshift(dayOf(addMs(end, -1)).slice(0, 7));
  return { months, endsAt };
};

/** The months from the end of a quarter up to now: what ran in it may have ended in one of these. */
export const monthsSince = ({ endsAt }: Quarter, now: Instant): string[] => {
  const months: string[] = [];
  const thisMonth = monthOf(now);
  for (let month = monthOf(endsAt); month <= thisMonth; month = monthOfDay(addDays(`${month}-01`, 31)))
    months.push(month);
  return months;
};
