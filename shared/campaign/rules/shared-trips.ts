import { addDays } from '../../base/instant.ts';
import type { Holiday } from '../../calendar/rules/holiday.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import type { CampaignRule } from './campaign-rules.ts';
import { windowBefore } from './visit-days.ts';

/** A holiday with the rule of its visits. */
export interface RuledHoliday {
  readonly holiday: Holiday;
  readonly rule: CampaignRule;
}

/** A holiday, and those that its visits serve too. */
export interface DueHoliday extends RuledHoliday {
  readonly also?: readonly RuledHoliday[];
}

/** A greeting is for a holiday that is near: less than a week lies between the two. */
const NEAR_DAYS = 6;

const isServedBy = (host: RuledHoliday, other: RuledHoliday, calendar: WorkCalendar): boolean => {
  if (other.holiday.on > addDays(host.holiday.on, NEAR_DAYS)) return false;
  const [first, second] = [host, other].map(({ holiday, rule }) =>
    windowBefore(holiday.on, rule.windowDays, calendar),
  );
  const sameVisit = host.rule.service === other.rule.service && host.rule.whoVisits === other.rule.whoVisits;
  return sameVisit && first !== undefined && second !== undefined && second.from <= first.to;
};

/**
 * Holidays whose visits overlap, and that are near to each other, are served by one trip: a visit in the window of the
 * first counts for the others, whose windows begin in it. A festival of one locality keeps a campaign of its own, which its own supervisors publish.
 */
export const shareTrips = (holidays: readonly RuledHoliday[], calendar: WorkCalendar): DueHoliday[] => {
  const campaigns: { host: RuledHoliday; also: RuledHoliday[] }[] = [];
  for (const one of holidays.toSorted((a, b) => (a.holiday.on < b.holiday.on ? -1 : 1))) {
    const last = campaigns.findLast(({ host }) => host.holiday.calendar !== 'local');
    if (one.holiday.calendar !== 'local' && last !== undefined && isServedBy(last.host, one, calendar))
      last.also.push(one);
    else campaigns.push({ host: one, also: [] });
  }
  return campaigns.map(({ host, also }) => (also.length === 0 ? host : { ...host, also }));
};
