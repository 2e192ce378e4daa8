import { describe, expect, it } from 'vitest';
import { listHolidays } from '../../shared/calendar/rules/list-holidays.ts';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { windowBefore, workingDaysLeft } from '../../shared/campaign/rules/visit-days.ts';

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

  it('that contains a public holiday has no visit on its days off', () => {
    // A festival of a locality on 9 October 2026: the week before it holds six days off of National Day.
    const window = windowBefore('2026-10-09', 7, PREFECTURE_CALENDAR);
    expect(window).toEqual({ from: '2026-10-02', to: '2026-10-08' });
    expect(workingDaysLeft(window, '2026-09-25', PREFECTURE_CALENDAR)).toEqual(['2026-10-08']);
  });

  it.each([
    { is: 'after National Day', on: '2026-10-08', from: '2026-09-24', to: '2026-09-30', days: 4 },
    { is: 'after Spring Festival', on: '2026-02-24', from: '2026-02-08', to: '2026-02-14', days: 6 },
  ])('lies before the days off that would take all of it up: a festival $is', ({ on, from, to, days }) => {
    const window = windowBefore(on, 7, PREFECTURE_CALENDAR);
    expect(window).toEqual({ from, to });
    expect(workingDaysLeft(window, '2026-01-01', PREFECTURE_CALENDAR)).toHaveLength(days);
  });

  it('is found and has a working day for every holiday of the three years', () => {
    for (const year of [2026, 2027, 2028])
      for (const { on } of listHolidays(year, []).holidays)
        for (const length of [1, 7, 14, 25]) {
          const window = windowBefore(on, length, PREFECTURE_CALENDAR);
          const days = workingDaysLeft(window, '2025-01-01', PREFECTURE_CALENDAR);
          expect(days.length).toBeGreaterThan(0);
          expect(days.every((one) => PREFECTURE_CALENDAR(one).works && one < on)).toBe(true);
        }
  });

  it('has fewer days left the later it is planned, and none when it is over', () => {
    const window = windowBefore('2026-09-25', 14, PREFECTURE_CALENDAR);
    const left = (today: string) => workingDaysLeft(window, today, PREFECTURE_CALENDAR);
    expect(left('2026-09-23')).toEqual(['2026-09-23', '2026-09-24']);
    expect(left('2026-09-25')).toEqual([]);
  });
});
