import { addDays, addMs, type Day, dayOf, type Instant, startOf, timeOf } from '../../base/instant.ts';
import { nextWorkingDay, type WorkCalendar } from '../../calendar/rules/work-calendar.ts';

const HOUR_MS = 3_600_000;
export const OPENS_AFTER_MS = 9 * HOUR_MS;
const CLOSES_AFTER_MS = 18 * HOUR_MS;
export const OFFICE_DAY_MS = CLOSES_AFTER_MS - OPENS_AFTER_MS;

/** 18:00 itself belongs to the evening: office hours are [09:00, 18:00). */
const isEvening = (at: Instant): boolean => timeOf(at) >= '18:00';
const isEarly = (at: Instant): boolean => timeOf(at) < '09:00';

/** The day that something at `at` counts as: after 18:00 it is the next working day, on any other hour the day itself. */
export const countsAs = (at: Instant, calendar: WorkCalendar): Day =>
  isEvening(at) ? nextWorkingDay(calendar, dayOf(at)) : dayOf(at);

/** The first whole day that a pause from `at` takes away, or that work begun again at `at` has: today until 18:00. */
export const wholeDayFrom = (at: Instant): Day => (isEvening(at) ? addDays(dayOf(at), 1) : dayOf(at));

/** `at` itself if an office is open then, or else the next opening: nobody is reminded at midnight. */
export function nextOfficeMoment(at: Instant, calendar: WorkCalendar): Instant {
  const today = dayOf(at);
  if (isEvening(at) || !calendar(today).works) return opening(nextWorkingDay(calendar, today));
  return isEarly(at) ? opening(today) : at;
}

const opening = (day: Day): Instant => addMs(startOf(day), OPENS_AFTER_MS);
