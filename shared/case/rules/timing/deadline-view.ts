import * as z from 'zod/mini';
import type { Reader } from '../../../base/catalogue/reader.ts';
import { Day, Instant } from '../../../base/instant.ts';
import { PREFECTURE_CALENDAR } from '../../../calendar/rules/prefecture-calendar.ts';
import { type Explanation, explainClock, explainLimit } from '../../../deadline/rules/explain.ts';
import { explainInWords } from '../../../deadline/rules/explain-in-words.ts';
import { LimitText } from '../../../deadline/rules/limit.ts';
import { sourceOfRule } from '../../../deadline/rules/rule-book.ts';
import { sourceInWords } from '../../../deadline/rules/source.ts';
import type { Case } from '../case.ts';
import { clockColour } from './case-clock.ts';
import { limitsOf, returnInput } from './case-time.ts';
import type { ClockSpan } from './clocks-of.ts';

/** One deadline of a case that explains itself: every day from its start, counted or not, and why. */
export const DeadlineView = z.object({
  /** `return`: until when a wrong address may be sent back. */
  stage: z.enum(['accept', 'resolve', 'verify', 'return']),
  running: z.boolean(),
  inTime: z.boolean(),
  colour: z.optional(z.enum(['green', 'yellow', 'red'])),
  rule: z.string(),
  source: z.string(),
  limit: LimitText,
  startedAt: Instant,
  /** The day that the start counts as: from 18:00 on the next day, in old rules the next working day. */
  startsOn: Day,
  dueOn: Day,
  /** The first moment that is late. */
  dueAt: Instant,
  endedAt: z.optional(Instant),
  provisional: z.boolean(),
  waiting: z.boolean(),
  extension: z.optional(z.object({ limit: LimitText, dueBeforeOn: Day })),
  pauses: z.array(
    z.object({ from: Instant, to: Instant, cut: z.boolean(), why: z.enum(['waiting', 'verifying']) }),
  ),
  days: z.array(z.object({ on: Day, counted: z.boolean(), why: z.string(), words: z.string() })),
  summary: z.array(z.string()),
});
export type DeadlineView = z.infer<typeof DeadlineView>;

const inWords = (it: Explanation, reader: Reader) => {
  const { summary, days } = explainInWords(it, reader);
  const told = it.days.map(({ on, counted, why }, index) => ({
    on,
    counted,
    why,
    words: days[index]?.why ?? why,
  }));
  const { limit, startedAt, startsOn, dueOn, dueAt, provisional, waiting, extension, pauses } = it;
  return {
    ...{ limit, startedAt, startsOn, dueOn, dueAt, provisional, waiting, extension, pauses },
    days: told,
    summary,
  };
};

export const deadlineView = ({ clock, endedAt }: ClockSpan, now: Instant, reader: Reader): DeadlineView => {
  const source = sourceOfRule(clock.rule);
  return {
    ...inWords(explainClock(clock, source, PREFECTURE_CALENDAR), reader),
    stage: clock.stage,
    rule: clock.rule,
    source: sourceInWords(source, reader),
    running: endedAt === undefined,
    inTime: (endedAt ?? now) < clock.dueAt,
    ...(endedAt === undefined ? { colour: clockColour(clock, now) } : { endedAt }),
  };
};

/** Until when whoever was given the case may send it back as wrongly addressed; none once that is over or decided. */
export const returnView = (it: Case, now: Instant, reader: Reader): DeadlineView[] => {
  if (it.status !== 'assigned' || it.returned === true || it.dispute !== undefined) return [];
  const { returnWithin, source } = limitsOf(it);
  const explained = { ...explainLimit(returnInput(it), PREFECTURE_CALENDAR), stage: 'return' as const };
  const running = now < explained.dueAt;
  const named = { stage: 'return', rule: returnWithin.rule, source: sourceInWords(source, reader) } as const;
  return [{ ...inWords(explained, reader), ...named, running, inTime: running }];
};
