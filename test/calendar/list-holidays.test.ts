import { describe, expect, it } from 'vitest';
import { listHolidays } from '../../shared/calendar/rules/list-holidays.ts';
import { aFestival } from '../support/festivals.ts';

const dayOfHoliday = (year: number, id: string) => listHolidays(year, []).holidays.find((it) => it.id === id);

describe('the holidays for visits', () => {
  it.each([
    ['new-year', 'gregorian', '01-01', '01-01', '01-01'],
    ['spring-festival', 'lunar', '02-17', '02-06', '01-26'],
    ['losar', 'tibetan', '02-18', '02-07', '02-26'],
    ['lantern-festival', 'lunar', '03-03', '02-20', '02-09'],
    ['qingming', 'lunar', '04-05', '04-05', '04-04'],
    ['labour-day', 'gregorian', '05-01', '05-01', '05-01'],
    ['dragon-boat', 'lunar', '06-19', '06-09', '05-28'],
    ['shoton', 'tibetan', '08-12', '08-31', '08-20'],
    ['mid-autumn', 'lunar', '09-25', '09-15', '10-03'],
    ['national-day', 'gregorian', '10-01', '10-01', '10-01'],
    ['double-ninth', 'lunar', '10-18', '10-08', '10-26'],
  ])('%s follows the %s calendar: %s, %s, %s', (id, calendar, ...days) => {
    for (const [index, day] of days.entries()) {
      const year = 2026 + index;
      expect(dayOfHoliday(year, id)).toMatchObject({ calendar, on: `${year}-${day}` });
    }
  });

  it.each([2026, 2027, 2028, 2029, 2034, 2038])('of %i are eleven, in the order of the year', (year) => {
    const { complete, holidays } = listHolidays(year, []);
    const days = holidays.map(({ on }) => on);
    expect(complete).toBe(true);
    expect(days).toHaveLength(11);
    expect(days).toEqual(days.toSorted());
  });

  it('of a year that is not pinned are the fixed ones, said to be incomplete', () => {
    const { complete, holidays } = listHolidays(2039, []);
    expect(complete).toBe(false);
    expect(holidays.map(({ on }) => on)).toEqual(['2039-01-01', '2039-05-01', '2039-10-01']);
  });
});

describe('a day that a locality enters', () => {
  const shanglang = aFestival({ from: '2026-07-23', to: '2026-07-26' });

  it('stands among the others of its year and names its calendar and its area', () => {
    const { holidays } = listHolidays(2026, [shanglang]);
    const index = holidays.findIndex(({ id }) => id === shanglang.id);
    expect(holidays[index]).toEqual({
      id: shanglang.id,
      calendar: 'local',
      rule: 'set-by-locality',
      name: 'shanglang',
      on: '2026-07-23',
      to: '2026-07-26',
      area: shanglang.area,
    });
    expect(holidays[index - 1]?.id).toBe('dragon-boat');
    expect(listHolidays(2027, [shanglang]).holidays).toHaveLength(11);
  });
});
