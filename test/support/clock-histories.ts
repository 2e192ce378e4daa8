import fc from 'fast-check';
import { addDays, addMs, type Instant } from '../../shared/base/instant.ts';
import { Refusal } from '../../shared/base/refusal.ts';
import type { CalendarYear } from '../../shared/calendar/rules/calendar-year.ts';
import type { WorkCalendar } from '../../shared/calendar/rules/work-calendar.ts';
import {
  type Clock,
  extendClock,
  pauseClock,
  resumeClock,
  startClock,
} from '../../shared/deadline/rules/clock.ts';
import type { Limit } from '../../shared/deadline/rules/limit.ts';

export const DAY_MS = 86_400_000;

export const momentBetween = (from: string, to: string): fc.Arbitrary<Instant> =>
  fc.integer({ min: Date.parse(from), max: Date.parse(to) }).map((ms) => new Date(ms).toISOString());

/** From covered years far into provisional ones. */
export const anyMoment = momentBetween('2024-01-02T00:00:00Z', '2028-06-01T00:00:00Z');

export const anyLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ count: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom('wd' as const, 'd' as const) }),
  fc.record({ count: fc.integer({ min: 1, max: 90 }), unit: fc.constantFrom('h' as const, 'min' as const) }),
  fc.constant({ count: 1, unit: 'same-day' as const }),
);

/** From one event to the next, in milliseconds: up to more than the whole allowance of waiting. */
export const anyGap = fc.integer({ min: 0, max: 18 * DAY_MS });

interface History {
  limit: Limit;
  startedAt: Instant;
  extension: Limit | undefined;
  /** To the first pause, its end, the second pause and its end; fewer, and the last one stays open. */
  gaps: number[];
}

export const anyHistory: fc.Arbitrary<History> = fc.record({
  limit: anyLimit,
  startedAt: anyMoment,
  extension: fc.option(anyLimit, { nil: undefined }),
  gaps: fc.array(anyGap, { maxLength: 4 }),
});

/** The clock after each event of a history, oldest first. A pause that is refused ends it. `between` sees each one. */
export function play(
  { limit, startedAt, extension, gaps }: History,
  calendar: WorkCalendar,
  between = (clock: Clock) => clock,
): [Clock, ...Clock[]] {
  const rule = 'household-request/P2/resolve@v2';
  const clocks: [Clock, ...Clock[]] = [between(startClock({ limit, rule, startedAt }, calendar))];
  const latest = () => clocks.at(-1) ?? clocks[0];
  if (extension)
    clocks.push(between(extendClock(latest(), { limit: extension, grantedAt: startedAt }, calendar)));
  let at = startedAt;
  for (const [index, ms] of gaps.entries()) {
    at = addMs(at, ms);
    const step = index % 2 === 0 ? pauseClock : resumeClock;
    try {
      clocks.push(between(step(latest(), at, calendar)));
    } catch (error) {
      if (error instanceof Refusal) break;
      throw error;
    }
  }
  return clocks;
}

export const lastOf = (clocks: readonly [Clock, ...Clock[]]): Clock => clocks.at(-1) ?? clocks[0];

/** Some arrangement of 2027 around the statutory days, as a notice might make it. */
export const anyYear2027: fc.Arbitrary<CalendarYear> = fc
  .record({
    longer: fc.integer({ min: 0, max: 4 }),
    work: fc.subarray(['2027-01-31', '2027-02-14', '2027-05-08', '2027-09-26', '2027-10-09']),
  })
  .map(({ longer, work }) => ({
    year: 2027,
    notice: {
      title: 'invented for this test',
      number: '0',
      publishedOn: '2026-11-30',
      address: 'https://www.gov.cn/',
    },
    off: [
      { name: 'new-year', from: '2027-01-01', to: '2027-01-03' },
      { name: 'spring-festival', from: '2027-02-05', to: addDays('2027-02-08', longer) },
      { name: 'qingming', from: '2027-04-03', to: '2027-04-05' },
      { name: 'labour-day', from: '2027-05-01', to: addDays('2027-05-02', longer) },
      { name: 'dragon-boat', from: '2027-06-09', to: '2027-06-09' },
      { name: 'mid-autumn', from: '2027-09-15', to: '2027-09-15' },
      { name: 'national-day', from: '2027-10-01', to: addDays('2027-10-03', longer) },
    ],
    work,
  }));
