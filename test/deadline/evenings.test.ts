import { describe, expect, it } from 'vitest';
import { addDays, addMs, startOf } from '../../shared/base/instant.ts';
import { startClock } from '../../shared/deadline/rules/clock.ts';
import { computeDeadline, dueAt } from '../../shared/deadline/rules/compute-deadline.ts';
import { parseLimit } from '../../shared/deadline/rules/limit.ts';
import { RULES } from '../../shared/deadline/rules/rule-book.ts';
import { CALENDAR, KNOWN_YEARS, shanghai } from '../support/clocks.ts';

const MINUTE_MS = 60_000;
const MINUTES_OF_A_FORTNIGHT = 14 * 24 * 60;
const holidays = KNOWN_YEARS.filter(({ year }) => year === 2026).flatMap(({ off }) => off);

/** Minutes after which something is due earlier than the minute before. */
const earlierAgain = (limit: string, first: string): string[] => {
  const found: string[] = [];
  let before = '';
  for (let minute = 0; minute < MINUTES_OF_A_FORTNIGHT; minute += 1) {
    const at = addMs(first, minute * MINUTE_MS);
    const due = dueAt(parseLimit(limit), at, CALENDAR).dueAt;
    if (due < before) found.push(at);
    before = due;
  }
  return found;
};

describe('what comes later is never due earlier, over every minute of a fortnight around', () => {
  it.each(holidays.map(({ name, from }) => ({ name, from })))('$name', ({ from }) => {
    const first = startOf(addDays(from, -6));
    for (const limit of ['1wd', '15d']) expect([limit, ...earlierAgain(limit, first)]).toEqual([limit]);
  });
});

describe('what was promised under the first version', () => {
  const EVENING = shanghai('2026-09-30 19:00');
  const started = (version: string) => {
    const rule = `household-request/P3/resolve@${version}`;
    return startClock({ limit: parseLimit('15d'), rule, startedAt: EVENING }, CALENDAR).dueOn;
  };

  it('stays: an evening before a holiday counts there as the first working day after it', () => {
    expect([started('v1'), started('v2')]).toEqual(['2026-10-23', '2026-10-16']);
  });

  it('is not what a case gets that is reported from now on', () => {
    const { limits } = RULES.inForce('623001101', '2026-09-30');
    expect([limits.version, limits.evening]).toEqual(['v2', 'next-day']);
  });

  it('had the seam that the rule of today has not', () => {
    const input = (at: string) => ({ limit: parseLimit('1wd'), startedAt: shanghai(at) });
    const old = (at: string) =>
      computeDeadline({ ...input(at), evening: 'next-working-day' }, CALENDAR).dueOn;
    expect([old('2026-09-30 19:00'), old('2026-10-01 10:00')]).toEqual(['2026-10-09', '2026-10-08']);
  });
});
