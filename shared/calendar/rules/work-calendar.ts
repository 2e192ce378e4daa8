import { addDays, type Day } from '../../base/instant.ts';
import { type CalendarYear, daysFrom, isWeekend, type PublicHoliday } from './calendar-year.ts';
import type { Overlay, TwoNames } from './overlay.ts';
import { statutoryDays } from './statutory-days.ts';

/** What a day is, and why. `provisional`: no notice covers its year yet, so weekends and statutory days decide. */
export type DayFact = { works: boolean; provisional: boolean } & DayReason;

export type DayReason =
  | { why: 'working-day' | 'make-up-day' | 'weekend' }
  | { why: 'holiday'; name: PublicHoliday }
  | { why: 'local-festival'; name: TwoNames };

/** Looks a day up. Any year is answered; one without a notice is answered as provisional. */
export type WorkCalendar = (day: Day) => DayFact;

/** The calendar of one place: the pinned years, and on top the days off that its prefecture adds. */
export function workCalendar(years: readonly CalendarYear[], overlay?: Overlay): WorkCalendar {
  const pinned = new Map<Day, DayFact>();
  const covered = new Set(years.map(({ year }) => year));
  for (const year of years) pinYear(pinned, year);
  for (const { name, from, to } of overlay?.off ?? [])
    for (const day of daysFrom(from, to)) pinned.set(day, off(covered, day, { why: 'local-festival', name }));

  return (day) => pinned.get(day) ?? plainDay(covered, day);
}

/** The first working day after `day`. */
export function nextWorkingDay(calendar: WorkCalendar, day: Day): Day {
  let next = addDays(day, 1);
  while (!calendar(next).works) next = addDays(next, 1);
  return next;
}

/** The last working day before `day`. */
export function previousWorkingDay(calendar: WorkCalendar, day: Day): Day {
  let previous = addDays(day, -1);
  while (!calendar(previous).works) previous = addDays(previous, -1);
  return previous;
}

function pinYear(pinned: Map<Day, DayFact>, { off: runs, work }: CalendarYear): void {
  for (const { name, from, to } of runs)
    for (const day of daysFrom(from, to))
      pinned.set(day, { works: false, provisional: false, why: 'holiday', name });
  for (const day of work) pinned.set(day, { works: true, provisional: false, why: 'make-up-day' });
}

const off = (covered: Set<number>, day: Day, reason: DayReason): DayFact => ({
  works: false,
  provisional: !covered.has(yearOf(day)),
  ...reason,
});

/** A day that no file names: in a covered year the weekday decides; beyond, the statutory days come first. */
function plainDay(covered: Set<number>, day: Day): DayFact {
  const provisional = !covered.has(yearOf(day));
  const statutory = provisional ? statutoryDays(yearOf(day)).find(({ on }) => on === day) : undefined;
  if (statutory) return { works: false, provisional, why: 'holiday', name: statutory.name };
  const rests = isWeekend(day);
  return { works: !rests, provisional, why: rests ? 'weekend' : 'working-day' };
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));
