import { GANNAN } from './overlays/gannan.ts';
import { type WorkCalendar, workCalendar } from './work-calendar.ts';
import { YEARS } from './years.ts';

/** The last year whose notice is pinned here. Every step of a case notes it, and is counted on that calendar for ever. */
export const COVERED_UP_TO = Math.max(...YEARS.map(({ year }) => year));

const known = new Map<number, WorkCalendar>();

const upTo = (last: number): WorkCalendar =>
  workCalendar(
    YEARS.filter(({ year }) => year <= last),
    GANNAN,
  );

/**
 * The calendar of this prefecture as it was while `year` was the last one with a notice. A build that does not have
 * that notice yet, while another is being rolled out, counts with what it knows and calls the rest provisional.
 */
export const calendarUpTo = (year: number): WorkCalendar => {
  const last = Math.min(year, COVERED_UP_TO);
  const calendar = known.get(last) ?? upTo(last);
  known.set(last, calendar);
  return calendar;
};

/** The calendar that every clock of this prefecture counts on from now on. */
export const PREFECTURE_CALENDAR = calendarUpTo(COVERED_UP_TO);
