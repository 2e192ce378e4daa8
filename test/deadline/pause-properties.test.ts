import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, type Instant } from '../../shared/base/instant.ts';
import { computeDeadline, dueAt } from '../../shared/deadline/rules/compute-deadline.ts';
import { anyGap, anyLimit, anyMoment, momentBetween } from '../support/clock-histories.ts';
import { CALENDAR as calendar } from '../support/clocks.ts';

describe('pauses', () => {
  it('that meet are one: [a, b) and [b, c) stop as long as [a, c)', () => {
    fc.assert(
      fc.property(anyLimit, anyMoment, anyGap, anyGap, anyGap, (limit, startedAt, one, two, three) => {
        const [a, b, c] = [one, one + two, one + two + three].map((ms) => addMs(startedAt, ms));
        fc.pre(a !== undefined && b !== undefined && c !== undefined);
        const dueWith = (pauses: { from: Instant; to: Instant }[]) =>
          computeDeadline({ limit, startedAt, pauses }, calendar).dueAt;
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
      fc.property(anyLimit, anyMoment, anyGap, anyGap, anyGap, (limit, startedAt, one, two, more) => {
        const from = addMs(startedAt, one);
        const dueWith = (ms: number) =>
          computeDeadline({ limit, startedAt, pauses: [{ from, to: addMs(from, ms) }] }, calendar).dueAt;
        expect(dueWith(two) >= computeDeadline({ limit, startedAt }, calendar).dueAt).toBe(true);
        expect(dueWith(two + more) >= dueWith(two)).toBe(true);
      }),
    );
  });

  it('of working days move a limit in working days by just as many', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 11, max: 40 }),
        momentBetween('2025-01-02T00:00:00Z', '2026-06-01T00:00:00Z'),
        anyGap,
        (count, startedAt, ms) => {
          const pauses = [{ from: startedAt, to: addMs(startedAt, ms) }];
          const { days, dueOn } = computeDeadline(
            { limit: { count, unit: 'wd' }, startedAt, pauses },
            calendar,
          );
          const waited = days.filter(({ why }) => why === 'waiting').length;
          expect(waited).toBeLessThanOrEqual(10);
          expect(dueOn).toBe(dueAt({ count: count + waited, unit: 'wd' }, startedAt, calendar).dueOn);
        },
      ),
    );
  });
});
