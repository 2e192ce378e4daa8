import type { Day, Instant } from '../../base/instant.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import { type Clock, computeClock, openPause } from './clock.ts';
import { type ComputedDeadline, computeDeadline, type DeadlineInput } from './compute-deadline.ts';
import type { CountedDay, EffectivePause } from './count-days.ts';
import { formatLimit, type LimitText } from './limit.ts';
import type { RuleId } from './limits.ts';
import type { Source } from './source.ts';

const STAGES = ['accept', 'resolve', 'verify', 'return'] as const;

const stageOf = (rule: RuleId) => STAGES.find((stage) => rule.includes(`/${stage}@`));

/** Why a due date is what it is. The days add up: the last one is the day it is due, unless a promise holds a later one. */
export interface Explanation {
  limit: LimitText;
  startedAt: Instant;
  /** The day that the start counts as: from 18:00 on the next day, in old rules the next working day. */
  startsOn: Day;
  days: CountedDay[];
  /** [from, to). `cut`: ended by the allowance, not by an answer. */
  pauses: Pick<EffectivePause, 'from' | 'to' | 'cut' | 'why'>[];
  extension?: { limit: LimitText; dueBeforeOn: Day };
  rule?: { id: RuleId; source: Source };
  /** What has to be done by then; none where no case runs under the limit. */
  stage?: (typeof STAGES)[number] | undefined;
  dueOn: Day;
  dueAt: Instant;
  provisional: boolean;
  /** The clock is waiting for the requester: the date holds if the whole allowance is used. */
  waiting: boolean;
  /** What the calendar says today, where an earlier promise holds a later date. */
  countedOn?: Day;
}

/** Explains a limit that no case runs under, as the operator's command does. */
export function explainLimit(input: DeadlineInput, calendar: WorkCalendar): Explanation {
  const computed = computeDeadline(input, calendar);
  const { limit, startedAt } = input;
  const { dueOn, dueAt, provisional } = computed;
  return {
    limit: formatLimit(limit),
    startedAt,
    ...common(computed),
    dueOn,
    dueAt,
    provisional,
    waiting: false,
  };
}

/** Explains a clock. `source` is the source of its rule. */
export function explainClock(clock: Clock, source: Source, calendar: WorkCalendar): Explanation {
  const computed = computeClock(clock, calendar);
  const { limit, startedAt, extension, dueOn, dueAt, provisional } = clock;
  const { dueBeforeOn } = computed;
  return {
    limit,
    startedAt,
    stage: stageOf(clock.rule),
    ...common(computed),
    ...(extension && dueBeforeOn !== undefined && { extension: { limit: extension.limit, dueBeforeOn } }),
    rule: { id: clock.rule, source },
    dueOn,
    dueAt,
    provisional,
    waiting: openPause(clock) !== undefined && clock.stoppedAt === undefined,
    ...(computed.dueOn !== dueOn && { countedOn: computed.dueOn }),
  };
}

const common = ({ startsOn, days, pauses }: ComputedDeadline) => ({
  startsOn,
  days,
  pauses: pauses.map(({ from, to, cut, why }) => ({ from, to, cut, why })),
});
