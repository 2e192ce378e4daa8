import { addDays, type Day } from '../../base/instant.ts';
import { daysFrom, previousWorkingDay, type WorkCalendar } from '../../calendar/rules/work-calendar.ts';

/** The days between which the visits of a campaign are made, both included. */
export interface VisitWindow {
  readonly from: Day;
  readonly to: Day;
}

/**
 * Ends on the last working day before the holiday, which lies before a whole run of days off. Where such a run takes up
 * all of the window, the window lies before it: else there would be no day for anybody.
 */
export const windowBefore = (holiday: Day, windowDays: number, calendar: WorkCalendar): VisitWindow => {
  const from = addDays(holiday, -windowDays);
  const to = previousWorkingDay(calendar, holiday);
  return { from: from > to ? addDays(to, 1 - windowDays) : from, to };
};

/** The working days of a window that are left on `today`, itself included: plans are made before offices open. */
export const workingDaysLeft = ({ from, to }: VisitWindow, today: Day, calendar: WorkCalendar): Day[] =>
  daysFrom(from > today ? from : today, to).filter((day) => calendar(day).works);
