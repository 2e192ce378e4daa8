import { CalendarYear } from '../../shared/calendar/rules/calendar-year.ts';
import {
  daysFrom,
  statutoryDays,
  type WorkCalendar,
  workCalendar,
} from '../../shared/calendar/rules/work-calendar.ts';
import type { Source } from './sources.ts';

/** Where a pinned year breaks its own rules or a source that knows it contradicts it, day by day; empty if all agree. */
export function disagreements(year: unknown, sources: readonly Source[]): string[] {
  const { data: pinned, error } = CalendarYear.safeParse(year);
  if (!pinned)
    return error.issues.map(({ path, message }) => `the file of a year: ${path.join('.')} ${message}`);
  const calendar = workCalendar([pinned]);
  return [...missingStatutoryDays(pinned, calendar), ...contradictions(pinned, calendar, sources)];
}

/** The thirteen days of the Regulation in force since 2025 are off whatever a notice arranges around them. */
const missingStatutoryDays = ({ year }: CalendarYear, calendar: WorkCalendar): string[] =>
  statutoryDays(year)
    .filter(({ on }) => year >= 2025 && calendar(on).works)
    .map(({ on, name }) => `${on}: ${name} is a statutory day off, the file says working day`);

const contradictions = (
  { year }: CalendarYear,
  calendar: WorkCalendar,
  sources: readonly Source[],
): string[] =>
  sources
    .filter(({ knows }) => knows)
    .flatMap(({ name, works }) =>
      daysFrom(`${year}-01-01`, `${year}-12-31`)
        .filter((day) => works(day) !== calendar(day).works)
        .map((day) => `${day}: ${name} says ${dayKind(works(day))}, the file says ${dayKind(!works(day))}`),
    );

const dayKind = (works: boolean): string => (works ? 'working day' : 'day off');

/** Who has nothing to say about a year: a notice is out weeks before the packages know it, and people check it alone. */
export const silences = (year: number, sources: readonly Source[]): string[] =>
  sources
    .filter(({ knows }) => !knows)
    .map(({ name }) => `${year}: ${name} does not know this year yet; only people have checked it`);
