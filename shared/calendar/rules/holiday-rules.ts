import type { HolidayCalendar, MovingHoliday } from './holiday.ts';
import type { TwoNames } from './overlay.ts';

type FixedHoliday = 'new-year' | 'labour-day' | 'national-day';

interface HolidayRule {
  calendar: HolidayCalendar;
  rule: string;
  name: TwoNames;
}

/** How each holiday finds its day, and what it is called. Solar terms are part of the Chinese lunisolar calendar. */
export const HOLIDAY_RULES: Readonly<Record<FixedHoliday | MovingHoliday, HolidayRule>> = {
  'new-year': named('gregorian', '01-01', '元旦', "New Year's Day"),
  'spring-festival': named('lunar', 'lunar 1/1', '春节', 'Spring Festival'),
  losar: named('tibetan', 'Tibetan 1/1', '藏历新年（洛萨）', 'Losar, Tibetan New Year'),
  'lantern-festival': named('lunar', 'lunar 1/15', '元宵节', 'Lantern Festival'),
  qingming: named('lunar', 'solar term Qingming', '清明节', 'Qingming'),
  'labour-day': named('gregorian', '05-01', '劳动节', 'Labour Day'),
  'dragon-boat': named('lunar', 'lunar 5/5', '端午节', 'Dragon Boat Festival'),
  shoton: named('tibetan', 'Tibetan 6/30', '雪顿节', 'Shoton'),
  'mid-autumn': named('lunar', 'lunar 8/15', '中秋节', 'Mid-Autumn Festival'),
  'national-day': named('gregorian', '10-01', '国庆节', 'National Day'),
  'double-ninth': named('lunar', 'lunar 9/9', '重阳节', 'Double Ninth, day of elders'),
};

/** On the same day of every year. */
export const FIXED_HOLIDAYS: Readonly<Record<FixedHoliday, string>> = {
  'new-year': '01-01',
  'labour-day': '05-01',
  'national-day': '10-01',
};

function named(calendar: HolidayCalendar, rule: string, zh: string, en: string): HolidayRule {
  return { calendar, rule, name: { 'zh-CN': zh, en } };
}
