import { describe, expect, it } from 'vitest';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { daysFrom, nextWorkingDay, workCalendar } from '../../shared/calendar/rules/work-calendar.ts';
import { YEARS } from '../../shared/calendar/rules/years.ts';
import { CALENDAR } from '../support/clocks.ts';

const calendar = CALENDAR;
const workingDays = (year: number) =>
  daysFrom(`${year}-01-01`, `${year}-12-31`).filter((day) => calendar(day).works);

describe('the pinned year 2026', () => {
  it('has 248 working days', () => {
    expect(workingDays(2026)).toHaveLength(248);
  });

  it.each([
    ['01-01', '01-03', 'new-year'],
    ['02-15', '02-23', 'spring-festival'],
    ['04-04', '04-06', 'qingming'],
    ['05-01', '05-05', 'labour-day'],
    ['06-19', '06-21', 'dragon-boat'],
    ['09-25', '09-27', 'mid-autumn'],
    ['10-01', '10-07', 'national-day'],
  ])('is off from %s to %s for %s', (from, to, name) => {
    for (const day of daysFrom(`2026-${from}`, `2026-${to}`))
      expect(calendar(day), day).toEqual({ works: false, provisional: false, why: 'holiday', name });
  });

  it.each(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'])('works on %s, a make-up day', (day) => {
    expect(calendar(`2026-${day}`)).toEqual({ works: true, provisional: false, why: 'make-up-day' });
  });

  it('is off on every other Saturday and Sunday and works on every other day', () => {
    const named = new Set(
      YEARS.flatMap(({ off, work }) => [...off.flatMap((it) => daysFrom(it.from, it.to)), ...work]),
    );
    for (const day of daysFrom('2026-01-01', '2026-12-31').filter((one) => !named.has(one))) {
      const weekend = [0, 6].includes(new Date(day).getUTCDay());
      expect(calendar(day), day).toEqual({
        works: !weekend,
        provisional: false,
        why: weekend ? 'weekend' : 'working-day',
      });
    }
  });
});

it('is the calendar of the prefecture, which adds no day of its own yet', () => {
  for (const day of daysFrom('2026-01-01', '2026-12-31'))
    expect(PREFECTURE_CALENDAR(day)).toEqual(calendar(day));
});

describe('other pinned years', () => {
  it.each([
    [2024, 251],
    [2025, 248],
  ])('%i has %i working days', (year, count) => {
    expect(workingDays(year)).toHaveLength(count);
  });

  it('2024 works on its leap day, a Thursday', () => {
    expect(calendar('2024-02-29')).toEqual({ works: true, provisional: false, why: 'working-day' });
  });

  it('2025 joins National Day and Mid-Autumn to eight days', () => {
    expect(nextWorkingDay(calendar, '2025-09-30')).toBe('2025-10-09');
  });
});

describe('a year without a notice', () => {
  it('never says silently that 2027-10-01 is a working day', () => {
    expect(calendar('2027-10-01')).toEqual({
      works: false,
      provisional: true,
      why: 'holiday',
      name: 'national-day',
    });
  });

  it('keeps the thirteen statutory days of 2027 off, the lunar ones too, and flags every day', () => {
    const days = daysFrom('2027-01-01', '2027-12-31').map((on) => ({ on, ...calendar(on) }));
    expect(days.filter(({ why }) => why === 'holiday').map(({ on }) => on)).toEqual([
      '2027-01-01',
      ...daysFrom('2027-02-05', '2027-02-08'),
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      ...daysFrom('2027-10-01', '2027-10-03'),
    ]);
    expect(days.every(({ provisional }) => provisional)).toBe(true);
  });

  it('beyond the pinned lunar days knows the fixed ones and weekends, still flagged', () => {
    expect(calendar('2031-10-02')).toMatchObject({ works: false, provisional: true });
    expect(calendar('2031-10-06')).toMatchObject({ works: true, provisional: true });
  });

  it('flags a year before the first notice as well', () => {
    expect(calendar('2023-10-09')).toMatchObject({ works: true, provisional: true });
  });
});

describe('a prefecture with a local festival', () => {
  const local = workCalendar(YEARS, {
    prefecture: 'example',
    off: [
      {
        name: { 'zh-CN': '赛马节', en: 'Horse festival' },
        from: '2026-08-06',
        to: '2026-08-07',
        source: 'invented for this test',
      },
    ],
  });

  it('has its days off on top of the national ones', () => {
    expect(local('2026-08-06')).toEqual({
      works: false,
      provisional: false,
      why: 'local-festival',
      name: { 'zh-CN': '赛马节', en: 'Horse festival' },
    });
    expect(nextWorkingDay(local, '2026-08-05')).toBe('2026-08-10');
    expect(nextWorkingDay(calendar, '2026-08-05')).toBe('2026-08-06');
  });
});
