import type { AreaCode } from '../../base/area-code.ts';
import { campaignId } from '../../base/campaign-id.ts';
import { addDays, type Day, type Instant } from '../../base/instant.ts';
import type { Holiday } from '../../calendar/rules/holiday.ts';
import { listHolidays } from '../../calendar/rules/list-holidays.ts';
import type { EnteredHoliday } from '../../calendar/rules/local-holiday.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import type { CampaignIn } from './campaign.ts';
import { type CampaignRule, type CampaignRules, ruleFor } from './campaign-rules.ts';
import { windowBefore } from './visit-days.ts';

export interface DueHoliday {
  readonly holiday: Holiday;
  readonly rule: CampaignRule;
}

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
): DueHoliday[] =>
  yearsAhead(today)
    .flatMap((year) => listHolidays(year, local).holidays)
    .flatMap((holiday) => {
      const rule = ruleFor(rules, holiday);
      return rule === undefined ? [] : [{ holiday, rule }];
    })
    .filter(({ holiday, rule }) => addDays(holiday.on, -rule.leadDays) <= today && today < holiday.on);

export const openCampaign = (
  { holiday, rule }: DueHoliday,
  place: { readonly area: AreaCode; readonly rules: string; readonly calendar: WorkCalendar },
  at: Instant,
): CampaignIn<'opened'> => {
  const window = windowBefore(holiday.on, rule.windowDays, place.calendar);
  const { id, calendar, name, on } = holiday;
  return {
    status: 'opened',
    id: campaignId(id, on),
    version: 1,
    area: place.area,
    holiday: { id, calendar, name, on },
    rules: place.rules,
    rule,
    window,
    until: window.to,
    openedAt: at,
  };
};
