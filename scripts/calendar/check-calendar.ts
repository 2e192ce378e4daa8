import { CalendarYear } from '../../shared/calendar/rules/calendar-year.ts';
import type { HolidayDays, MovingHoliday } from '../../shared/calendar/rules/holiday.ts';
import { HOLIDAY_DAYS } from '../../shared/calendar/rules/holiday-days.ts';
import { disagreements, silences } from './compare-year.ts';
import { computeHolidays, computeHolidaysAgain } from './compute-holidays.ts';
import { calendarFile, readText, readYear, yearFile, yearsOnDisk } from './files.ts';
import { renderHolidays, renderYear, renderYears } from './render.ts';
import { chineseDaysSource, tymeSource } from './sources.ts';

/** A file as it should read. */
export interface Draft {
  file: URL;
  text: string;
}

export interface Findings {
  /** Where the pinned days and the sources disagree. Nothing is written then. */
  problems: string[];
  /** Pinned years that a source does not know. */
  silent: string[];
  /** Files that do not read as they should, though their days are right. */
  stale: Draft[];
}

/** Compares every pinned day with what `chinese-days` and `tyme4ts` say. `more`: a year of holidays to pin as well. */
export async function checkCalendar(more?: number): Promise<Findings> {
  const years = yearsOnDisk();
  const pinned = await Promise.all(years.map(readYear));
  const holidayYears = [...Object.keys(HOLIDAY_DAYS).map(Number), ...(more === undefined ? [] : [more])];
  const computed = Object.fromEntries(holidayYears.map((year) => [year, computeHolidays(year)]));
  const drafts = [
    ...pinned
      .map((year) => CalendarYear.safeParse(year))
      .flatMap(({ data }) => (data ? [draftOf(data)] : [])),
    { file: calendarFile('years.ts'), text: renderYears(years) },
    { file: calendarFile('holiday-days.ts'), text: renderHolidays(computed) },
  ];
  return {
    problems: [
      ...pinned.flatMap((year, index) => disagreements(year, sources(years[index] ?? 0))),
      ...newYearProblem((years.at(-1) ?? 0) + 1),
      ...holidayProblems(computed),
    ],
    silent: years.flatMap((year) => silences(year, sources(year))),
    stale: drafts.filter(({ file, text }) => readText(file) !== text),
  };
}

const draftOf = (year: CalendarYear): Draft => ({ file: yearFile(year.year), text: renderYear(year) });

const sources = (year: number) => [chineseDaysSource(year), tymeSource(year)];

/** A package has learned a year that is not pinned: its notice is out, and dates in it need not be provisional. */
const newYearProblem = (year: number): string[] =>
  sources(year)
    .filter(({ knows }) => knows)
    .map(({ name }) => `${year}: ${name} knows this year now; pin it with --add ${year}`);

function holidayProblems(computed: HolidayDays): string[] {
  return Object.entries(computed).flatMap(([year, days]) => [
    ...differences(year, days, HOLIDAY_DAYS[Number(year)] ?? {}, 'the file'),
    ...differences(year, days, computeHolidaysAgain(Number(year)), 'chinese-days'),
  ]);
}

type SomeHolidays = Partial<Record<MovingHoliday, string>>;

const differences = (year: string, computed: SomeHolidays, other: SomeHolidays, who: string): string[] =>
  Object.entries(other)
    .filter(([id, on]) => !Object.entries(computed).some(([same, day]) => same === id && day === on))
    .map(([id, on]) => `${year} ${id}: ${who} says ${on}, tyme4ts says otherwise`);
