import { describe, expect, it } from 'vitest';
import { planVisits } from '../../../shared/domain/campaign/plan-visits.ts';
import { someFacts } from '../../support/campaigns.ts';
import { home } from '../../support/visits.ts';

const daysOf = (visits: readonly { day: number }[]) => visits.map(({ day }) => day);
const doors = (count: number, liaison = 'w-1') =>
  Array.from({ length: count }, (_, n) => ({ household: home(n), liaison }));

describe('a plan', () => {
  it('spreads the households of one worker over the days, the lightest day first', () => {
    const { visits, load } = planVisits(someFacts({ doors: doors(5) }));
    expect(daysOf(visits)).toEqual([0, 1, 2, 0, 1]);
    expect(load.get('w-1')).toEqual([2, 2, 1]);
  });

  it('puts a visit on the trip that another task asks for, and counts the trip once', () => {
    const due = [{ household: home(2), from: '2026-09-15', dueOn: '2026-09-30' }];
    const { visits, load } = planVisits(someFacts({ doors: doors(3), due }));
    expect(visits.find(({ household }) => household === home(2))).toEqual({
      household: home(2),
      day: 1,
      visitor: 'w-1',
      merged: true,
    });
    expect(daysOf(visits)).toEqual([0, 2, 1]);
    expect(load.get('w-1')).toEqual([1, 1, 1]);
  });

  it.each([
    { is: 'late already', from: '2026-09-01', dueOn: '2026-09-04', day: 0 },
    { is: 'open on the last day only', from: '2026-09-16', dueOn: '2026-09-16', day: 2 },
    { is: 'not in the window', from: '2026-09-17', dueOn: '2026-09-20', day: undefined },
  ])('finds the day of a trip for a task that is $is', ({ from, dueOn, day }) => {
    const { visits } = planVisits(someFacts({ doors: doors(1), due: [{ household: home(0), from, dueOn }] }));
    expect(visits[0]?.merged ? visits[0].day : undefined).toBe(day);
  });

  it('makes no trip of two with a visit that somebody else was asked for', () => {
    const due = [{ household: home(0), from: '2026-09-15', dueOn: '2026-09-16', worker: 'w-helper' }];
    const { visits, load } = planVisits(someFacts({ doors: doors(1), due }));
    expect(visits).toEqual([{ household: home(0), day: 0, visitor: 'w-1', merged: false }]);
    expect([...load.keys()]).toEqual(['w-1']);
  });

  it('plans around a leave while other days have room, and gives the rest to the deputy of the day', () => {
    const standIns = [{ worker: 'w-1', deputy: 'w-2', from: '2026-09-15', to: '2026-09-17' }];
    const { visits, load } = planVisits(someFacts({ doors: doors(4), standIns, dailyTrips: 2 }));
    expect(visits.map(({ visitor, day }) => [visitor, day])).toEqual([
      ['w-1', 0],
      ['w-1', 0],
      ['w-2', 1],
      ['w-2', 2],
    ]);
    expect(load.get('w-2')).toEqual([0, 1, 1]);
  });

  it('asks no deputy who is away themselves', () => {
    const standIns = [
      { worker: 'w-1', deputy: 'w-2', from: '2026-09-01', to: '2026-10-01' },
      { worker: 'w-2', deputy: 'w-3', from: '2026-09-01', to: '2026-10-01' },
    ];
    const { visits, undone } = planVisits(someFacts({ doors: doors(1), standIns }));
    expect(visits).toEqual([]);
    expect(undone).toEqual([{ household: home(0), why: 'nobody-there' }]);
  });

  it.each([
    { why: 'no-liaison', facts: { doors: [{ household: home(0) }] } },
    { why: 'no-day-left', facts: { doors: doors(1), days: [] } },
    { why: 'days-full', facts: { doors: doors(7), dailyTrips: 2 } },
  ] as const)('says what cannot be done: $why', ({ why, facts }) => {
    const { undone } = planVisits(someFacts(facts));
    expect(undone.map((one) => one.why)).toEqual([why]);
  });

  it('lets tasks that are due anyway go over what one person can do, and plans nothing on top', () => {
    const due = doors(3).map(({ household }) => ({ household, from: '2026-09-14', dueOn: '2026-09-14' }));
    const { load, undone } = planVisits(someFacts({ doors: doors(9), due, dailyTrips: 2 }));
    expect(load.get('w-1')).toEqual([3, 2, 2]);
    expect(undone).toHaveLength(2);
  });
});
