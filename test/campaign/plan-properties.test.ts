import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOf } from '../../shared/base/area-code.ts';
import { addDays } from '../../shared/base/instant.ts';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { dealOut } from '../../shared/campaign/rules/deal-out.ts';
import type { Plan, PlanningFacts } from '../../shared/campaign/rules/plan.ts';
import { PlanChunk, planChunks, tasksOf } from '../../shared/campaign/rules/plan-chunk.ts';
import { countsOf, plansByTownship } from '../../shared/campaign/rules/plan-summary.ts';
import { planText, visitsOfText } from '../../shared/campaign/rules/plan-text.ts';
import { planVisits } from '../../shared/campaign/rules/plan-visits.ts';
import { windowBefore, workingDaysLeft } from '../../shared/campaign/rules/visit-days.ts';
import { aCampaign, OPENING_DAY } from '../support/campaigns.ts';
import { home } from '../support/visits.ts';

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
  households: fc.uniqueArray(fc.record({ household, liaison: fc.option(worker, { nil: undefined }) }), {
    selector: ({ household: id }) => id,
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

const publishedWith = (days: readonly string[]) => {
  const counts = { households: 0, visits: 0, merged: 0, helped: 0, chunks: 1, overfullDays: 0, workers: 0 };
  const undone = { 'no-liaison': 0, 'nobody-there': 0, 'days-full': 0, 'no-day-left': 0 };
  const plan = { number: 2, plannedAt: OPENING_DAY, days: [...days], ...counts, undone };
  return { ...aCampaign(), plan, status: 'publishing', publishedAt: OPENING_DAY } as const;
};
const share = fc.integer({ min: 0, max: 999 }).map((n) => n / 1_000);
const villageOf = (door: string) => gridOf(door).slice(0, 12);
const liaisonsIn = ({ households: doors }: PlanningFacts, area: string) =>
  new Set(doors.flatMap(({ household: door, liaison }) => (door.startsWith(area) ? (liaison ?? []) : [])));
/** That on every day on which they are there they have all the trips that a day holds. */
const expectFull = ({ days, standIns, dailyTrips }: PlanningFacts, load: Plan['load'], who: string) => {
  days.forEach((on, index) => {
    const away = standIns.some(({ worker: one, from, to }) => one === who && from <= on && on < to);
    if (!away) expect(load.get(who)?.[index] ?? 0).toBeGreaterThanOrEqual(dailyTrips);
  });
};

const holdsFor = (check: (given: PlanningFacts) => void) =>
  fc.assert(fc.property(facts, check), { numRuns: 300 });

describe('every plan', () => {
  it('has each household once, visited or undone for a reason', () => {
    holdsFor((given) => {
      const { visits, undone } = planVisits(given);
      const named = [...visits, ...undone].map((one) => one.household).sort();
      expect(named).toEqual(given.households.map((door) => door.household).sort());
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

  it('leaves nothing undone that anybody of the village has a free hour for', () => {
    holdsFor((given) => {
      const { load, undone } = planVisits(given);
      for (const one of undone.filter(({ why }) => why === 'days-full'))
        for (const who of liaisonsIn(given, villageOf(one.household))) expectFull(given, load, who);
    });
  });

  it('hands a visit to a colleague only when the days of the liaison are full, and out of the village never', () => {
    holdsFor((given) => {
      const { load, visits } = planVisits(given);
      const liaisonOf = new Map(given.households.map((door) => [door.household, door.liaison]));
      for (const { household: door, visitor } of visits.filter(({ helps }) => helps)) {
        expect(visitor).not.toBe(liaisonOf.get(door));
        expectFull(given, load, liaisonOf.get(door) ?? '');
        expect([...liaisonsIn(given, villageOf(door))]).toContain(visitor);
        if (liaisonsIn(given, gridOf(door)).has(visitor)) continue;
        for (const who of liaisonsIn(given, gridOf(door))) expectFull(given, load, who);
      }
    });
  });

  it('gives everybody days that differ by at most one trip, where nothing is due and nobody is away', () => {
    holdsFor((given) => {
      const { load } = planVisits({ ...given, due: [], standIns: [] });
      for (const trips of load.values())
        expect(Math.max(...trips) - Math.min(...trips)).toBeLessThanOrEqual(1);
    });
  });

  it('gives as evenly around the trips that are due: no day is heavier than a lighter one had to be', () => {
    holdsFor((given) => {
      const own = { ...given, standIns: [] };
      const { load, visits } = planVisits(own);
      for (const [who, trips] of load) {
        const chosen = visits.filter(({ visitor, merged }) => visitor === who && !merged);
        for (const { day: on } of chosen)
          expect((trips[on] ?? 0) - Math.min(...trips)).toBeLessThanOrEqual(1);
      }
    });
  });

  it('gives every stretch of days its share of what one worker has to do, to within one trip', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 26 }),
        fc.integer({ min: 1, max: 60 }),
        share,
        (length, count, phase) => {
          const places = Array.from({ length }, () => ({ load: 0, room: 60 }));
          const dealt = dealOut(places, count, phase);
          for (let from = 0; from < length; from += 1)
            for (let to = from + 1; to <= length; to += 1) {
              const sum = dealt.slice(from, to).reduce((all, one) => all + one, 0);
              expect(Math.abs(sum - (count * (to - from)) / length)).toBeLessThan(1 + 1e-9);
            }
        },
      ),
    );
  });

  it('gives the colleagues of one grid as much as each other, to within one trip, while they have room', () => {
    const inGrid = fc.tuple(fc.integer({ min: 0, max: 90 }), worker).map(([n, liaison]) => ({
      household: home(n),
      liaison,
    }));
    const doors = fc.uniqueArray(inGrid, { selector: ({ household: id }) => id, maxLength: 80 });
    fc.assert(
      fc.property(doors, fc.integer({ min: 1, max: 6 }), (all, dailyTrips) => {
        const days = ['2026-09-14', '2026-09-15', '2026-09-16'];
        const { load, visits } = planVisits({ days, dailyTrips, households: all, due: [], standIns: [] });
        const totals = [...load].map(([who, trips]) => ({
          who,
          all: trips.reduce((sum, one) => sum + one, 0),
        }));
        const free = totals.filter((one) => one.all < days.length * dailyTrips);
        for (const helper of new Set(visits.filter(({ helps }) => helps).map(({ visitor }) => visitor))) {
          const mine = totals.find(({ who }) => who === helper)?.all ?? 0;
          for (const other of free) expect(mine - other.all).toBeLessThanOrEqual(1);
        }
      }),
    );
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
          households: shuffled(given.households),
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

  it('makes tasks that name their visitor where a colleague helps, and nowhere else', () => {
    holdsFor((given) => {
      const { visits } = planVisits(given);
      const campaign = publishedWith(given.days);
      const [chunk] = planChunks({ campaign: campaign.id, plan: 2 }, visits, 4_000);
      const tasks = chunk === undefined ? [] : tasksOf(campaign, PlanChunk.parse(chunk));
      expect(tasks.map(({ household: door, from, worker: who }) => [door, from, who])).toEqual(
        visits.map(({ household: door, day: on, helps, visitor }) => [
          door,
          given.days[on],
          helps ? visitor : undefined,
        ]),
      );
    });
  });
});
