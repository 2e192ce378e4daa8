import { describe, expect, it } from 'vitest';
import { CalendarYear } from '../../shared/calendar/rules/calendar-year.ts';
import { HOLIDAY_DAYS } from '../../shared/calendar/rules/holiday-days.ts';
import { Overlay } from '../../shared/calendar/rules/overlay.ts';
import { GANNAN } from '../../shared/calendar/rules/overlays/gannan.ts';
import { year2026 } from '../../shared/calendar/rules/years/2026.ts';
import { YEARS } from '../../shared/calendar/rules/years.ts';

describe('a pinned year', () => {
  it.each(YEARS)('$year is sound and names its notice', (year) => {
    expect(CalendarYear.parse(year)).toEqual(year);
    expect(year.notice.title).toContain(`${year.year}年`);
  });

  it('is poisoned by nothing that its schema would let through', () => {
    const [first, ...rest] = year2026.off;
    const poisons: [string, unknown][] = [
      ['a make-up day in the week', { ...year2026, work: ['2026-01-05'] }],
      ['a make-up day that is also off', { ...year2026, work: ['2026-10-04'] }],
      ['a make-up day twice', { ...year2026, work: ['2026-02-14', '2026-02-14'] }],
      ['a month of days off', { ...year2026, off: [{ ...first, to: '2026-01-31' }, ...rest] }],
      [
        'days off that end before they begin',
        { ...year2026, off: [{ ...first, to: '2025-12-31' }, ...rest] },
      ],
      ['overlapping days off', { ...year2026, off: [...year2026.off, first] }],
      ['a day of another year', { ...year2026, work: ['2025-01-04'] }],
      ['a day that does not exist', { ...year2026, work: ['2026-02-29'] }],
      ['an unknown holiday', { ...year2026, off: [{ ...first, name: 'everybody-stays-home' }, ...rest] }],
      [
        'a notice from elsewhere',
        { ...year2026, notice: { ...year2026.notice, address: 'https://www.gov.cn.example/' } },
      ],
      [
        'a notice without encryption',
        { ...year2026, notice: { ...year2026.notice, address: 'http://www.gov.cn/' } },
      ],
      ['a field more', { ...year2026, note: 'trust me' }],
    ];
    for (const [what, year] of poisons) expect(CalendarYear.safeParse(year).success, what).toBe(false);
  });

  it('may reach back into the last days of the year before, as the notice of 2008 did', () => {
    const off = [...year2026.off, { name: 'new-year' as const, from: '2025-12-31', to: '2025-12-31' }];
    expect(CalendarYear.safeParse({ ...year2026, off }).success).toBe(true);
  });
});

it('takes the overlay of the prefecture', () => {
  expect(Overlay.parse(GANNAN)).toEqual(GANNAN);
});

it('keeps all calendar data that is bundled under 6 KB', () => {
  expect(JSON.stringify([YEARS, HOLIDAY_DAYS, GANNAN]).length).toBeLessThan(6 * 1024);
});
