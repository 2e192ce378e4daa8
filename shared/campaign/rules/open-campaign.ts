import type { AreaCode } from '../../base/area-code.ts';
import { campaignId } from '../../base/campaign-id.ts';
import { addDays, type Day, type Instant } from '../../base/instant.ts';
import type { Holiday } from '../../calendar/rules/holiday.ts';
import { listHolidays } from '../../calendar/rules/list-holidays.ts';
import type { EnteredHoliday } from '../../calendar/rules/local-holiday.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import type { CampaignIn } from './campaign.ts';
import { type CampaignRules, ruleFor } from './campaign-rules.ts';
import { type DueHoliday, type RuledHoliday, shareTrips } from './shared-trips.ts';
import { windowBefore } from './visit-days.ts';

const yearOf = (day: Day): number => Number(day.slice(0, 4));
/** Longer than any lead time: the campaign of a New Year opens in the year before. */
const AHEAD_DAYS = 61;

/** The years of the holidays that may be due on `today`. */
export const yearsAhead = (today: Day): number[] => [
  ...new Set([yearOf(today), yearOf(addDays(today, AHEAD_DAYS))]),
];

/** The holidays whose lead time has begun on `today` and that are still to come: a missed run finds them a day later. */
export const dueHolidays = (
  today: Day,
  rules: CampaignRules,
  local: readonly EnteredHoliday[],
  calendar: WorkCalendar,
): DueHoliday[] => {
  const ruled = yearsAhead(today)
    .flatMap((year) => listHolidays(year, local).holidays)
    .flatMap((holiday) => {
      const rule = ruleFor(rules, holiday);
      return rule === undefined ? [] : [{ holiday, rule }];
    });
  return shareTrips(ruled, calendar).filter((one) => isDue(one, today));
};

export const isDue = ({ holiday, rule }: RuledHoliday, today: Day): boolean =>
  addDays(holiday.on, -rule.leadDays) <= today && today < holiday.on;

const ofCampaign = ({ id, calendar, name, on }: Holiday) => ({ id, calendar, name, on });

export const openCampaign = (
  { holiday, rule, also = [] }: DueHoliday,
  place: { readonly area: AreaCode; readonly rules: string; readonly calendar: WorkCalendar },
  at: Instant,
): CampaignIn<'opened'> => {
  const window = windowBefore(holiday.on, rule.windowDays, place.calendar);
  const { id, on } = holiday;
  const others = also.map((one) => ofCampaign(one.holiday));
  return {
    status: 'opened',
    id: campaignId(id, on),
    version: 1,
    area: place.area,
    holiday: ofCampaign(holiday),
    ...(others.length === 0 ? {} : { also: others }),
    rules: place.rules,
    rule,
    window,
    until: window.to,
    openedAt: at,
  };
};
