import type { HolidayCalendar, MovingHoliday } from './holiday.ts';

export const fixedHolidays = ['new-year', 'labour-day', 'national-day'] as const;
export type FixedHoliday = (typeof fixedHolidays)[number];

interface HolidayRule {
  calendar: HolidayCalendar;
  rule: string;
}

/** How each holiday finds its day. Solar terms are part of the Chinese lunisolar calendar. */
export const HOLIDAY_RULES: Readonly<Record<FixedHoliday | MovingHoliday, HolidayRule>> = {
  'new-year': { calendar: 'gregorian', rule: '01-01' },
  'spring-festival': { calendar: 'lunar', rule: 'lunar 1/1' },
  losar: { calendar: 'tibetan', rule: 'Tibetan 1/1' },
  'lantern-festival': { calendar: 'lunar', rule: 'lunar 1/15' },
  qingming: { calendar: 'lunar', rule: 'solar-term Qingming' },
  'labour-day': { calendar: 'gregorian', rule: '05-01' },
  'dragon-boat': { calendar: 'lunar', rule: 'lunar 5/5' },
  shoton: { calendar: 'tibetan', rule: 'Tibetan 6/30' },
  'mid-autumn': { calendar: 'lunar', rule: 'lunar 8/15' },
  'national-day': { calendar: 'gregorian', rule: '10-01' },
  'double-ninth': { calendar: 'lunar', rule: 'lunar 9/9' },
};

/** On the same day of every year. */
export const FIXED_HOLIDAYS: Readonly<Record<FixedHoliday, string>> = {
  'new-year': '01-01',
  'labour-day': '05-01',
  'national-day': '10-01',
};
