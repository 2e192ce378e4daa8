import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMs, dayOf, startOf } from '../../shared/base/instant.ts';
import { dueAt } from '../../shared/deadline/rules/compute-deadline.ts';
import { anyLimit, anyMoment, DAY_MS } from '../support/clock-histories.ts';
import { CALENDAR as calendar } from '../support/clocks.ts';

describe('a due date', () => {
  it('never comes earlier for a longer limit of the same unit', () => {
    fc.assert(
      fc.property(anyLimit, anyMoment, fc.integer({ min: 1, max: 30 }), (shorter, at, more) => {
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

  it('never comes earlier for a later start, whatever the hour of either', () => {
    fc.assert(
      fc.property(anyLimit, anyMoment, fc.integer({ min: 0, max: 40 * DAY_MS }), (limit, at, ms) => {
        const later = addMs(at, ms);
        expect(dueAt(limit, later, calendar).dueAt >= dueAt(limit, at, calendar).dueAt).toBe(true);
      }),
    );
  });

  it('is half-open: in time up to the last millisecond of dueOn, late from the next', () => {
    fc.assert(
      fc.property(anyLimit, anyMoment, (limit, at) => {
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
