import { describe, expect, it } from 'vitest';
import { daysFrom } from '../../shared/calendar/rules/work-calendar.ts';
import { planVisits } from '../../shared/campaign/rules/plan-visits.ts';
import { someFacts } from '../support/campaigns.ts';
import { home } from '../support/visits.ts';

const THREE_WEEKS = daysFrom('2026-09-01', '2026-09-21');
const daysOf = (visits: readonly { day: number }[]) => visits.map(({ day }) => day);
const doors = (count: number, liaison = 'w-1') =>
  Array.from({ length: count }, (_, n) => ({ household: home(n), liaison }));

describe('a plan', () => {
  it('spreads the households of one worker over the days, neighbours on the same one', () => {
    const { visits, load } = planVisits(someFacts({ households: doors(5) }));
    expect(daysOf(visits)).toEqual([0, 0, 1, 1, 2]);
    expect(load.get('w-1')).toEqual([2, 2, 1]);
  });

  it('leaves equal distances where there are fewer households than days', () => {
    const days = THREE_WEEKS.slice(0, 10);
    const { visits } = planVisits(someFacts({ days, households: doors(5) }));
    expect(daysOf(visits)).toEqual([0, 2, 4, 6, 8]);
  });

  it('does not begin with everybody on the same day', () => {
    const all = Array.from({ length: 200 }, (_, n) => ({ household: home(n), liaison: `w-${n % 40}` }));
    const { load } = planVisits(someFacts({ days: THREE_WEEKS.slice(0, 11), households: all }));
    const trips = [...load.values()];
    const byDay = Array.from({ length: 11 }, (_, day) =>
      trips.reduce((sum, one) => sum + (one[day] ?? 0), 0),
    );
    // 18.2 would be exactly even; earliest first was 40 on each of the first five days and none later.
    expect(Math.min(...byDay)).toBeGreaterThanOrEqual(17);
    expect(Math.max(...byDay)).toBeLessThanOrEqual(20);
  });

  it('puts a visit on the trip that another task asks for, and counts the trip once', () => {
    const due = [{ household: home(2), from: '2026-09-15', dueOn: '2026-09-30' }];
    const { visits, load } = planVisits(someFacts({ households: doors(3), due }));
    expect(visits.find(({ household }) => household === home(2))).toEqual({
      household: home(2),
      day: 1,
      visitor: 'w-1',
      merged: true,
      helps: false,
    });
    expect(daysOf(visits)).toEqual([0, 2, 1]);
    expect(load.get('w-1')).toEqual([1, 1, 1]);
  });

  it.each([
    { is: 'late already', from: '2026-09-01', dueOn: '2026-09-04', day: 0 },
    { is: 'open on the last day only', from: '2026-09-16', dueOn: '2026-09-16', day: 2 },
    { is: 'not in the window', from: '2026-09-17', dueOn: '2026-09-20', day: undefined },
  ])('finds the day of a trip for a task that is $is', ({ from, dueOn, day }) => {
    const { visits } = planVisits(
      someFacts({ households: doors(1), due: [{ household: home(0), from, dueOn }] }),
    );
    expect(visits[0]?.merged ? visits[0].day : undefined).toBe(day);
  });

  it('makes no trip of two with a visit that somebody else was asked for, who has that trip', () => {
    const due = [{ household: home(0), from: '2026-09-15', dueOn: '2026-09-16', worker: 'w-helper' }];
    const { visits, load } = planVisits(someFacts({ households: doors(1), due }));
    expect(visits).toMatchObject([{ household: home(0), day: 0, visitor: 'w-1', merged: false }]);
    expect(load.get('w-1')).toEqual([1, 0, 0]);
    expect(load.get('w-helper')).toEqual([0, 1, 0]);
  });

  it('plans around a leave while other days have room, and gives the rest to the deputy of the day', () => {
    const standIns = [{ worker: 'w-1', deputy: 'w-2', from: '2026-09-15', to: '2026-09-17' }];
    const { visits, load } = planVisits(someFacts({ households: doors(4), standIns, dailyTrips: 2 }));
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
    const { visits, undone } = planVisits(someFacts({ households: doors(1), standIns }));
    expect(visits).toEqual([]);
    expect(undone).toEqual([{ household: home(0), why: 'nobody-there' }]);
  });

  it.each([
    { why: 'no-liaison', facts: { households: [{ household: home(0) }] } },
    { why: 'no-day-left', facts: { households: doors(1), days: [] } },
    { why: 'days-full', facts: { households: doors(7), dailyTrips: 2 } },
  ] as const)('says what cannot be done: $why', ({ why, facts }) => {
    const { undone } = planVisits(someFacts(facts));
    expect(undone.map((one) => one.why)).toEqual([why]);
  });

  it('lets tasks that are due anyway go over what one person can do, and plans nothing on top', () => {
    const due = doors(3).map(({ household }) => ({ household, from: '2026-09-14', dueOn: '2026-09-14' }));
    const { load, undone } = planVisits(someFacts({ households: doors(9), due, dailyTrips: 2 }));
    expect(load.get('w-1')).toEqual([3, 2, 2]);
    expect(undone).toHaveLength(2);
  });
});

const NEXT_GRID = '623027101203006';
const FAR_GRID = '623027101204001';
const sumOf = (trips: readonly number[] = []) => trips.reduce((sum, one) => sum + one, 0);
const at = (grid: string, count: number, liaison: string) =>
  Array.from({ length: count }, (_, n) => ({ household: home(n, grid), liaison }));

describe('a worker whose days are full', () => {
  const plan = (more: Parameters<typeof someFacts>[0] = {}) =>
    planVisits(someFacts({ dailyTrips: 2, ...more }));
  const helpOf = ({ visits }: ReturnType<typeof plan>) =>
    visits.filter(({ helps }) => helps).map(({ visitor }) => visitor);

  it('keeps what fits, and hands what does not to a colleague of the grid', () => {
    const made = plan({ households: [...doors(8), { household: home(20), liaison: 'w-2' }] });
    expect(made.undone).toEqual([]);
    expect(made.load.get('w-1')).toEqual([2, 2, 2]);
    expect(helpOf(made)).toEqual(['w-2', 'w-2']);
    expect(made.load.get('w-2')).toEqual([1, 1, 1]);
  });

  it('gives each of several colleagues about as much, whoever has least first', () => {
    const some = (from: number, liaison: string, count: number) =>
      Array.from({ length: count }, (_, n) => ({ household: home(from + n), liaison }));
    const made = plan({ households: [...doors(11), ...some(20, 'w-2', 1), ...some(30, 'w-3', 3)] });
    expect(helpOf(made)).toEqual(['w-2', 'w-2', 'w-2', 'w-2', 'w-3']);
    expect([made.load.get('w-2'), made.load.get('w-3')].map(sumOf)).toEqual([5, 4]);
  });

  it('asks the village only when the grid is full, and nobody beyond it', () => {
    const all = [...doors(8), ...at(NEXT_GRID, 5, 'w-next'), ...at(FAR_GRID, 1, 'w-far')];
    const made = plan({ households: all });
    expect(helpOf(made)).toEqual(['w-next']);
    expect(made.undone.map(({ why }) => why)).toEqual(['days-full']);
    expect(sumOf(made.load.get('w-far'))).toBe(1);
  });

  it('asks no colleague on a day on which they are away', () => {
    const standIns = [{ worker: 'w-2', deputy: 'w-9', from: '2026-09-15', to: '2026-09-17' }];
    const made = plan({ households: [...doors(9), { household: home(20), liaison: 'w-2' }], standIns });
    expect(made.load.get('w-2')).toEqual([2, 0, 0]);
    expect(helpOf(made)).toEqual(['w-2']);
    expect(made.undone.map(({ why }) => why)).toEqual(['days-full', 'days-full']);
  });

  it('gets no help where a link or a deputy is missing: that has to be mended', () => {
    const standIns = [{ worker: 'w-1', deputy: 'w-1', from: '2026-09-01', to: '2026-10-01' }];
    const made = plan({
      households: [...doors(1), { household: home(2) }, { household: home(3), liaison: 'w-2' }],
      standIns,
    });
    expect(made.undone.map(({ why }) => why)).toEqual(['nobody-there', 'no-liaison']);
  });
});
