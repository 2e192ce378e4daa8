import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workCalendar } from '../../shared/calendar/rules/work-calendar.ts';
import { recomputeClock, resumeClock } from '../../shared/deadline/rules/clock.ts';
import { explainClock } from '../../shared/deadline/rules/explain.ts';
import { parseLimit } from '../../shared/deadline/rules/limit.ts';
import { anyHistory, anyYear2027, lastOf, play } from '../support/clock-histories.ts';
import { CALENDAR as calendar, KNOWN_YEARS } from '../support/clocks.ts';

/** Of copies, as read from the table: of a clock that was made here the deadline is known already. */
describe('recomputation', () => {
  it('changes nothing when nothing changed, and commutes with pause, resume and extension', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const clocks = play(history, calendar);
        expect(clocks.map((clock) => recomputeClock({ ...clock }, calendar))).toEqual(clocks);
        expect(play(history, calendar, (between) => recomputeClock({ ...between }, calendar))).toEqual(
          clocks,
        );
      }),
    );
  });

  it('never takes back what was promised, whatever happens', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const promises = play(history, calendar).map(({ promisedAt }) => promisedAt);
        expect(promises).toEqual(promises.toSorted());
      }),
    );
  });

  it('never moves a promised date earlier when the calendar of a year is added', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 0, max: 3 }), anyYear2027, (history, known, added) => {
        const before = workCalendar(KNOWN_YEARS.slice(0, known));
        const after = workCalendar([...KNOWN_YEARS, added]);
        for (const promised of play(history, before)) {
          const recomputed = recomputeClock(promised, after);
          expect(recomputed.promisedAt >= promised.promisedAt).toBe(true);
          expect(recomputed.dueAt >= promised.promisedAt).toBe(true);
        }
      }),
    );
  });

  it('ends alike whether the calendar of a year is added while waiting or after it', () => {
    fc.assert(
      fc.property(anyHistory, anyYear2027, (history, added) => {
        const [before, after] = [workCalendar(KNOWN_YEARS), workCalendar([...KNOWN_YEARS, added])];
        fc.pre(history.gaps.length >= 2);
        const [waiting, answered] = play(
          { ...history, extension: undefined, gaps: history.gaps.slice(0, 2) },
          before,
        ).slice(1);
        fc.pre(waiting !== undefined && answered !== undefined);
        const at = answered.pauses[0]?.to ?? waiting.startedAt;
        const addedWhileWaiting = resumeClock(recomputeClock(waiting, after), at, after);
        expect(addedWhileWaiting.dueAt).toBe(resumeClock(waiting, at, after).dueAt);
      }),
    );
  });
});

describe('an explanation', () => {
  it('adds up: each day once and in order, as many counted as the limits say, the last one due', () => {
    fc.assert(
      fc.property(anyHistory, (it) => {
        const clock = lastOf(play(it, calendar));
        const { days, dueOn, countedOn } = explainClock(clock, { law: 'house-rule' }, calendar);
        const on = days.map((day) => day.on);
        expect(on).toEqual([...new Set(on)].toSorted());
        expect(on.at(-1)).toBe(countedOn ?? dueOn);
        const counted = days.filter((day) => day.counted && day.why !== 'hours-run').length;
        expect(counted).toBe(dayCount(clock.limit) + (clock.extension ? dayCount(clock.extension.limit) : 0));
      }),
    );
  });
});

const dayCount = (text: string): number => {
  const { count, unit } = parseLimit(text);
  return unit === 'h' || unit === 'min' ? 0 : count;
};
