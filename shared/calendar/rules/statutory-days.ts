import { addDays, type Day } from '../../base/instant.ts';
import { daysFrom, type PublicHoliday } from './calendar-year.ts';
import { HOLIDAY_DAYS } from './holiday-days.ts';

interface StatutoryDay {
  on: Day;
  name: PublicHoliday;
}

/**
 * The thirteen days off that the Regulation on Public Holidays (State Council Order 795, in force since 2025-01-01)
 * gives in every year, whatever the yearly notice adds. Without pinned lunar days only the six fixed ones are known.
 */
export function statutoryDays(year: number): StatutoryDay[] {
  const moving = HOLIDAY_DAYS[year];
  return [
    run('new-year', `${year}-01-01`, 1),
    ...(moving ? [run('spring-festival', addDays(moving['spring-festival'], -1), 4)] : []),
    ...(moving ? [run('qingming', moving.qingming, 1)] : []),
    run('labour-day', `${year}-05-01`, 2),
    ...(moving ? [run('dragon-boat', moving['dragon-boat'], 1)] : []),
    ...(moving ? [run('mid-autumn', moving['mid-autumn'], 1)] : []),
    run('national-day', `${year}-10-01`, 3),
  ].flat();
}

const run = (name: PublicHoliday, first: Day, days: number): StatutoryDay[] =>
  daysFrom(first, addDays(first, days - 1)).map((on) => ({ on, name }));
