import chineseDays from 'chinese-days';
import { LegalHoliday } from 'tyme4ts';
import type { Day } from '../../shared/base/instant.ts';
import { daysFrom, isWeekend, type PublicHoliday } from '../../shared/calendar/rules/work-calendar.ts';

/** What one package says about a year: the days on which it departs from the plain week. */
export interface Source {
  name: string;
  /** False when it has no data: both packages then answer as if nobody had a holiday, and say nothing. */
  knows: boolean;
  works: (day: Day) => boolean;
}

export function chineseDaysSource(year: number): Source {
  const holidays = chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false);
  return { name: 'chinese-days', knows: holidays.length > 0, works: (day) => chineseDays.isWorkday(day) };
}

export function tymeSource(year: number): Source {
  const arranged = (day: Day) => {
    const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
    return LegalHoliday.fromYmd(y, m, d);
  };
  return {
    name: 'tyme4ts',
    knows: daysFrom(`${year}-01-01`, `${year}-12-31`).some((day) => arranged(day) !== null),
    works: (day) => arranged(day)?.isWork() ?? !isWeekend(day),
  };
}

const HOLIDAY_BY_NAME: Readonly<Record<string, PublicHoliday>> = {
  元旦: 'new-year',
  春节: 'spring-festival',
  清明: 'qingming',
  劳动节: 'labour-day',
  端午: 'dragon-boat',
  中秋: 'mid-autumn',
  国庆节: 'national-day',
};

/** Which holiday `chinese-days` counts a day off to; its details read `Spring Festival,春节,4`. */
export function holidayOf(day: Day): PublicHoliday | undefined {
  const [, name = ''] = chineseDays.getDayDetail(day).name.split(',');
  return HOLIDAY_BY_NAME[name];
}
