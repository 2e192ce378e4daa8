import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarYear } from '../../../shared/domain/calendar/calendar-year.ts';
import { PREFECTURE_CALENDAR as calendar } from '../../../shared/domain/calendar/prefecture-calendar.ts';
import { workCalendar } from '../../../shared/domain/calendar/work-calendar.ts';
import { YEARS } from '../../../shared/domain/calendar/years.ts';
import type { Clock } from '../../../shared/domain/clock/clock.ts';
import { dueAction, nextMoment } from '../../../shared/domain/clock/due-action.ts';
import { dueAt } from '../../../shared/domain/clock/due-at.ts';
import { explainClock } from '../../../shared/domain/clock/explain.ts';
import { DEFAULT_LADDERS, type LadderStep } from '../../../shared/domain/clock/ladder.ts';
import { type Limit, parseLimit } from '../../../shared/domain/clock/limit.ts';
import { reckon } from '../../../shared/domain/clock/reckoning.ts';
import {
  extendClock,
  pauseClock,
  recomputeClock,
  resumeClock,
  startClock,
} from '../../../shared/domain/clock/run-clock.ts';
import { addDays, addMs, dayOf, type Instant, startOf } from '../../../shared/domain/instant.ts';

const DAY_MS = 86_400_000;

const moment = (from: string, to: string) =>
  fc.integer({ min: Date.parse(from), max: Date.parse(to) }).map((ms) => new Date(ms).toISOString());
/** From covered years far into provisional ones. */
const anyMoment = moment('2024-01-02T00:00:00Z', '2028-06-01T00:00:00Z');
const limit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ count: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom('wd' as const, 'd' as const) }),
  fc.record({ count: fc.integer({ min: 1, max: 90 }), unit: fc.constantFrom('h' as const, 'min' as const) }),
  fc.constant({ count: 1, unit: 'same-day' as const }),
);
const gap = fc.integer({ min: 0, max: 12 * DAY_MS });

const rule = 'household-request/P2/resolve@v1';
const start = (limit: Limit, startedAt: Instant, on = calendar) => startClock({ limit, rule, startedAt }, on);

/** A clock with up to two pauses, the last one perhaps open, and perhaps an extension. */
const history = fc
  .record({
    limit,
    startedAt: anyMoment,
    gaps: fc.array(gap, { maxLength: 4 }),
    extension: fc.option(limit, { nil: undefined }),
  })
  .map(({ limit, startedAt, gaps, extension }) => ({ limit, startedAt, steps: gaps, extension }));

function play(
  { limit, startedAt, steps, extension }: typeof history extends fc.Arbitrary<infer T> ? T : never,
  between: (clock: Clock) => Clock = (it) => it,
) {
  let clock = start(limit, startedAt);
  if (extension) clock = between(extendClock(clock, { limit: extension, grantedAt: startedAt }, calendar));
  let at = startedAt;
  for (const [index, ms] of steps.entries()) {
    at = addMs(at, ms);
    try {
      clock = between(index % 2 === 0 ? pauseClock(clock, at, calendar) : resumeClock(clock, at, calendar));
    } catch {
      return clock; // the allowance is used up
    }
  }
  return clock;
}

describe('a due date', () => {
  it('never comes earlier for a longer limit of the same unit', () => {
    fc.assert(
      fc.property(limit, anyMoment, fc.integer({ min: 1, max: 30 }), (shorter, at, more) => {
        fc.pre(shorter.unit !== 'same-day');
        const longer = { ...shorter, count: shorter.count + more };
        expect(dueAt(longer, at, calendar).dueAt >= dueAt(shorter, at, calendar).dueAt).toBe(true);
      }),
    );
  });

  it('comes strictly later for one working day more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), anyMoment, (count, at) => {
        const days = (more: number) => dueAt({ count: count + more, unit: 'wd' }, at, calendar).dueOn;
        expect(days(1) > days(0)).toBe(true);
      }),
    );
  });

  it('never comes earlier for a later start on the same side of 18:00', () => {
    fc.assert(
      fc.property(limit, anyMoment, fc.integer({ min: 0, max: 40 }), (limit, at, days) => {
        const later = addMs(at, days * DAY_MS);
        expect(dueAt(limit, later, calendar).dueAt >= dueAt(limit, at, calendar).dueAt).toBe(true);
      }),
    );
  });

  it('never comes earlier for a later moment of the same day', () => {
    fc.assert(
      fc.property(limit, anyMoment, fc.double({ min: 0, max: 1, noNaN: true }), (limit, at, share) => {
        const rest = Date.parse(startOf(addDays(dayOf(at), 1))) - Date.parse(at) - 1;
        const later = addMs(at, Math.floor(rest * share));
        expect(dueAt(limit, later, calendar).dueAt >= dueAt(limit, at, calendar).dueAt).toBe(true);
      }),
    );
  });

  it('is half-open: in time up to the last millisecond of dueOn, late from the next', () => {
    fc.assert(
      fc.property(limit, anyMoment, (limit, at) => {
        const due = dueAt(limit, at, calendar);
        expect(dayOf(addMs(due.dueAt, -1))).toBe(due.dueOn);
        expect(due.dueAt > at).toBe(true);
        if (limit.unit === 'wd' || limit.unit === 'd') {
          expect(due.dueAt).toBe(startOf(addDays(due.dueOn, 1)));
          expect(calendar(due.dueOn).works).toBe(true);
        }
      }),
    );
  });

  it('is provisional exactly if a day without a notice decided', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), anyMoment, (count, at) => {
        const { dueOn, provisional } = dueAt({ count, unit: 'wd' }, at, calendar);
        expect(provisional).toBe(dueOn >= '2027-01-01');
      }),
    );
  });
});

describe('pauses', () => {
  it('that meet are one: [a, b) and [b, c) stop as long as [a, c)', () => {
    fc.assert(
      fc.property(limit, anyMoment, gap, gap, gap, (limit, startedAt, one, two, three) => {
        const [a, b, c] = [one, one + two, one + two + three].map((ms) => addMs(startedAt, ms));
        fc.pre(a !== undefined && b !== undefined && c !== undefined);
        const dueWith = (pauses: { from: Instant; to: Instant }[]) =>
          reckon({ limit, startedAt, pauses }, calendar).dueAt;
        const split = dueWith([
          { from: a, to: b },
          { from: b, to: c },
        ]);
        expect(split).toBe(dueWith([{ from: a, to: c }]));
      }),
    );
  });

  it('never bring a due date forward, and longer ones never less late', () => {
    fc.assert(
      fc.property(limit, anyMoment, gap, gap, gap, (limit, startedAt, one, two, more) => {
        const from = addMs(startedAt, one);
        const dueWith = (ms: number) =>
          reckon({ limit, startedAt, pauses: [{ from, to: addMs(from, ms) }] }, calendar).dueAt;
        expect(dueWith(two) >= reckon({ limit, startedAt }, calendar).dueAt).toBe(true);
        expect(dueWith(two + more) >= dueWith(two)).toBe(true);
      }),
    );
  });

  it('of working days move a limit in working days by just as many', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 11, max: 40 }),
        moment('2025-01-02T00:00:00Z', '2026-06-01T00:00:00Z'),
        gap,
        (count, startedAt, ms) => {
          const pauses = [{ from: startedAt, to: addMs(startedAt, ms) }];
          const { days, dueOn } = reckon({ limit: { count, unit: 'wd' }, startedAt, pauses }, calendar);
          const waited = days.filter(({ why }) => why === 'waiting').length;
          expect(waited).toBeLessThanOrEqual(10);
          expect(dueOn).toBe(dueAt({ count: count + waited, unit: 'wd' }, startedAt, calendar).dueOn);
        },
      ),
    );
  });
});

describe('recomputation', () => {
  it('changes nothing when nothing changed, and commutes with pause, resume and extension', () => {
    fc.assert(
      fc.property(history, (it) => {
        const clock = play(it);
        expect(recomputeClock(clock, calendar)).toEqual(clock);
        expect(play(it, (between) => recomputeClock(between, calendar))).toEqual(clock);
      }),
    );
  });

  it('never moves a promised date earlier when the calendar of a year is added', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 3 }), year2027, (it, known, added) => {
        const before = workCalendar(YEARS.slice(0, known));
        const after = workCalendar([...YEARS, added]);
        const promised = recomputeClock(play(it), before);
        const recomputed = recomputeClock(promised, after);
        expect(recomputed.promisedAt >= promised.promisedAt).toBe(true);
        expect(recomputed.dueAt >= promised.promisedAt).toBe(true);
      }),
    );
  });
});

describe('an explanation', () => {
  it('adds up: each day once and in order, as many counted as the limits say, the last one due', () => {
    fc.assert(
      fc.property(history, (it) => {
        const clock = play(it);
        const { days, dueOn, countedOn } = explainClock(clock, { 'zh-CN': '', en: '' }, calendar);
        const on = days.map((day) => day.on);
        expect(on).toEqual([...new Set(on)].toSorted());
        expect(on.at(-1)).toBe(countedOn ?? dueOn);
        const counted = days.filter((day) => day.counted && day.why !== 'hours-run').length;
        expect(counted).toBe(dayCount(clock.limit) + (clock.extension ? dayCount(clock.extension.limit) : 0));
      }),
    );
  });
});

describe('a ladder', () => {
  it('is climbed in the same steps however seldom the sweep looks, and never twice', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: DAY_MS, max: 20 * DAY_MS }), (it, everyMs) => {
        const clock = play(it);
        const taken = sweep(clock, everyMs);
        expect(taken).toEqual([...new Set(taken)]);
        expect(taken.filter((step) => !step.startsWith('remind'))).toEqual([
          'mark-overdue',
          'climb-1',
          'climb-2',
          'climb-3',
        ]);
      }),
      { numRuns: 50 },
    );
  });

  it('asks to be looked at when there is something to do, and not before', () => {
    fc.assert(
      fc.property(
        history,
        fc.subarray<LadderStep>(['remind-owner', 'remind-head', 'mark-overdue']),
        (it, taken) => {
          const on = { clock: play(it), ladder: DEFAULT_LADDERS.ladders.resolve, taken };
          const at = nextMoment(on, calendar);
          fc.pre(at !== undefined);
          expect(dueAction(on, at, calendar)).not.toBe('wait');
          expect(dueAction(on, addMs(at, -1), calendar)).toBe('wait');
        },
      ),
    );
  });
});

/** Some arrangement of 2027 around the statutory days, as a notice might make it. */
const year2027: fc.Arbitrary<CalendarYear> = fc
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

function sweep(clock: Clock, everyMs: number): LadderStep[] {
  const taken: LadderStep[] = [];
  const end = addMs(clock.dueAt, 200 * DAY_MS);
  for (let now = clock.startedAt; now < end; now = addMs(now, everyMs)) {
    const step = dueAction({ clock, ladder: DEFAULT_LADDERS.ladders.resolve, taken }, now, calendar);
    if (step !== 'wait') taken.push(step);
  }
  return taken;
}

const dayCount = (text: string): number => {
  const { count, unit } = parseLimit(text);
  return unit === 'h' || unit === 'min' ? 0 : count;
};
