import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PREFECTURE_CALENDAR } from '../../../shared/domain/calendar/prefecture-calendar.ts';
import { countsOf, plansByTownship } from '../../../shared/domain/campaign/plan-summary.ts';
import { planText, visitsOfText } from '../../../shared/domain/campaign/plan-text.ts';
import { type PlanningFacts, planVisits } from '../../../shared/domain/campaign/plan-visits.ts';
import { windowBefore, workingDaysLeft } from '../../../shared/domain/campaign/visit-days.ts';
import { addDays } from '../../../shared/domain/instant.ts';
import { home } from '../../support/visits.ts';

const GRIDS = ['623027101203005', '623027101203006', '623027102201001', '623021101201001'];
const worker = fc.constantFrom('w-1', 'w-2', 'w-3', 'w-4');
const household = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(...GRIDS))
  .map(([n, grid]) => home(n, grid));
const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-08-20', n));
const term = fc
  .tuple(day, fc.integer({ min: 0, max: 20 }))
  .map(([from, n]) => ({ from, to: addDays(from, n) }));

const facts: fc.Arbitrary<PlanningFacts> = fc.record({
  days: fc
    .tuple(day, fc.integer({ min: 1, max: 30 }), day)
    .map(([holiday, length, today]) =>
      workingDaysLeft(windowBefore(holiday, length, PREFECTURE_CALENDAR), today, PREFECTURE_CALENDAR),
    ),
  dailyTrips: fc.integer({ min: 1, max: 6 }),
  doors: fc.uniqueArray(fc.record({ household, liaison: fc.option(worker, { nil: undefined }) }), {
    selector: (door) => door.household,
    maxLength: 60,
  }),
  due: fc.array(
    fc
      .tuple(household, term, fc.option(worker, { nil: undefined }))
      .map(([it, { from, to }, who]) => ({ household: it, from, dueOn: to, worker: who })),
    { maxLength: 20 },
  ),
  standIns: fc.array(
    fc.tuple(worker, worker, term).map(([one, deputy, dates]) => ({ worker: one, deputy, ...dates })),
    { maxLength: 6 },
  ),
});

const holdsFor = (check: (given: PlanningFacts) => void) =>
  fc.assert(fc.property(facts, check), { numRuns: 300 });

describe('every plan', () => {
  it('has each household once, visited or undone for a reason', () => {
    holdsFor((given) => {
      const { visits, undone } = planVisits(given);
      const named = [...visits, ...undone].map((one) => one.household).sort();
      expect(named).toEqual(given.doors.map((door) => door.household).sort());
    });
  });

  it('uses no day off, and no day outside its window', () => {
    holdsFor((given) => {
      for (const visit of planVisits(given).visits) {
        const on = given.days[visit.day] ?? 'no such day';
        expect(PREFECTURE_CALENDAR(on).works).toBe(true);
      }
    });
  });

  it('never gives anybody more than a day holds, unless tasks that are due anyway do', () => {
    holdsFor((given) => {
      const most = given.dailyTrips + given.due.length;
      for (const trips of [...planVisits(given).load.values()].flat())
        expect(trips).toBeLessThanOrEqual(most);
      const { load: alone } = planVisits({ ...given, due: [] });
      for (const trips of [...alone.values()].flat()) expect(trips).toBeLessThanOrEqual(given.dailyTrips);
    });
  });

  it('counts every visit as a trip of the person who is there on that day', () => {
    holdsFor((given) => {
      const { visits, load } = planVisits({ ...given, due: [] });
      const away = (who: string, on: string) =>
        given.standIns.some((one) => one.worker === who && one.from <= on && on < one.to);
      for (const { visitor, day: on } of visits) expect(away(visitor, given.days[on] ?? '')).toBe(false);
      const trips = [...load.values()].flat().reduce((sum, one) => sum + one, 0);
      expect(trips).toBe(visits.length);
    });
  });

  it('leaves nothing undone that its liaison has a free hour for', () => {
    holdsFor((given) => {
      const { load, undone } = planVisits(given);
      const liaisonOf = new Map(given.doors.map((door) => [door.household, door.liaison]));
      for (const one of undone.filter(({ why }) => why === 'days-full')) {
        const liaison = liaisonOf.get(one.household) ?? '';
        given.days.forEach((on, index) => {
          const away = given.standIns.some(
            ({ worker: who, from, to }) => who === liaison && from <= on && on < to,
          );
          if (!away) expect(load.get(liaison)?.[index] ?? 0).toBeGreaterThanOrEqual(given.dailyTrips);
        });
      }
    });
  });

  it('is the same for the same facts in any order', () => {
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.nat()), (given, chance) => {
        const shuffled = <T>(all: readonly T[]) =>
          all
            .map((one) => ({ one, at: chance.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
        const again = planVisits({
          ...given,
          doors: shuffled(given.doors),
          due: shuffled(given.due),
          standIns: shuffled(given.standIns),
        });
        const once = planVisits(given);
        expect(again.visits).toEqual(once.visits);
        expect(Object.fromEntries(again.load)).toEqual(Object.fromEntries(once.load));
      }),
    );
  });

  it('is told by township without losing a household', () => {
    holdsFor((given) => {
      const plan = planVisits(given);
      const sum = plansByTownship(plan).reduce((all, one) => all + one.households, 0);
      expect(sum).toBe(countsOf(plan).households);
    });
  });

  it('reads back from its text as it was written', () => {
    holdsFor((given) => {
      const visits = planVisits(given).visits.map((one) => ({ household: one.household, day: one.day }));
      expect(visitsOfText(planText(visits))).toEqual(visits);
    });
  });
});

describe('a window', () => {
  it.each([
    { holiday: 'Mid-Autumn 2026', on: '2026-09-25', from: '2026-09-11', to: '2026-09-24', days: 11 },
    { holiday: 'National Day 2026', on: '2026-10-01', from: '2026-09-17', to: '2026-09-30', days: 10 },
    { holiday: 'Spring Festival 2026', on: '2026-02-17', from: '2026-02-03', to: '2026-02-14', days: 10 },
  ])(
    'of $holiday ends on the last working day before it, make-up days among them',
    ({ on, from, to, days }) => {
      const window = windowBefore(on, 14, PREFECTURE_CALENDAR);
      expect(window).toEqual({ from, to });
      expect(workingDaysLeft(window, '2026-01-01', PREFECTURE_CALENDAR)).toHaveLength(days);
    },
  );

  it('has fewer days left the later it is planned, and none when it is over', () => {
    const window = windowBefore('2026-09-25', 14, PREFECTURE_CALENDAR);
    const left = (today: string) => workingDaysLeft(window, today, PREFECTURE_CALENDAR);
    expect(left('2026-09-23')).toEqual(['2026-09-23', '2026-09-24']);
    expect(left('2026-09-25')).toEqual([]);
  });
});
