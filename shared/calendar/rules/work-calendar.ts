import * as z from 'zod/mini';
import type { OwnNames } from '../../base/catalogue/names.ts';
import { addDays, type Day } from '../../base/instant.ts';
import { HOLIDAY_DAYS } from './holiday-days.ts';
import type { Overlay } from './overlay.ts';

/** The seven public holidays that the State Council arranges each year. */
export const PublicHoliday = z.enum([
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
]);
export type PublicHoliday = z.infer<typeof PublicHoliday>;

/** What a notice says of the days of its year. */
interface PinnedYear {
  readonly year: number;
  readonly off: readonly { readonly name: PublicHoliday; readonly from: Day; readonly to: Day }[];
  readonly work: readonly Day[];
}

/** Every day from the first to the last, both included. */
export function daysFrom(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

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

/** What a day is, and why. `provisional`: no notice covers its year yet, so weekends and statutory days decide. */
export type DayFact = { works: boolean; provisional: boolean } & DayReason;

export type DayReason =
  | { why: 'working-day' | 'make-up-day' | 'weekend' }
  | { why: 'holiday'; name: PublicHoliday }
  | { why: 'local-festival'; name: OwnNames };

/** Looks a day up. Any year is answered; one without a notice is answered as provisional. */
export type WorkCalendar = (day: Day) => DayFact;

/** The calendar of one place: the pinned years, and on top the days off that its prefecture adds. */
export function workCalendar(years: readonly PinnedYear[], overlay?: Overlay): WorkCalendar {
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

function pinYear(pinned: Map<Day, DayFact>, { off: runs, work }: PinnedYear): void {
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
