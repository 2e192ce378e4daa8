import { addDays, type Day } from '../../shared/base/instant.ts';
import { CalendarYear } from '../../shared/calendar/rules/calendar-year.ts';
import { daysFrom, isWeekend, type PublicHoliday } from '../../shared/calendar/rules/work-calendar.ts';
import { chineseDaysSource, holidayOf } from './sources.ts';

interface Run {
  name: PublicHoliday;
  from: Day;
  to: Day;
}

/** A year as `chinese-days` knows it, to be reviewed against the notice: named days off in runs, and make-up days. */
export function draftYear(year: number, notice: CalendarYear['notice']) {
  const { works } = chineseDaysSource(year);
  const days = daysFrom(`${year}-01-01`, `${year}-12-31`);
  return CalendarYear.safeParse({
    year,
    notice,
    off: days.filter((day) => !works(day)).reduce(addToRuns, []),
    work: days.filter((day) => works(day) && isWeekend(day)),
  });
}

function addToRuns(runs: Run[], day: Day): Run[] {
  const name = holidayOf(day);
  if (name === undefined) return runs;
  const last = runs.at(-1);
  const goesOn = last?.name === name && last.to === addDays(day, -1);
  return goesOn ? [...runs.slice(0, -1), { ...last, to: day }] : [...runs, { name, from: day, to: day }];
}
