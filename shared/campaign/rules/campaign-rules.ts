import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { Day } from '../../base/instant.ts';
import type { HolidayCalendar } from '../../calendar/rules/holiday.ts';
import { ServiceOnOffer } from '../../visit/rules/trigger.ts';

/** Whose campaigns the rules know by name; `local` stands for the days that localities enter by hand. */
export const campaignHolidays = [
  'new-year',
  'spring-festival',
  'losar',
  'lantern-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'shoton',
  'mid-autumn',
  'national-day',
  'double-ninth',
  'local',
] as const;
const CampaignHoliday = z.enum(campaignHolidays);

/** How the visits of one holiday are made. */
export const CampaignRule = z
  .strictObject({
    /** So many days before the holiday its campaign opens, and its load is shown. */
    leadDays: z.int().check(z.minimum(2), z.maximum(60)),
    /** So many days before the holiday the first visit may be made. A plan has a letter for each working day of it. */
    windowDays: z.int().check(z.minimum(1), z.maximum(30)),
    /** `liaison`: who comes to this door, or the deputy of the day. */
    whoVisits: z.enum(['liaison']),
    service: ServiceOnOffer,
    /** At how many doors one worker can be in one day. */
    dailyTrips: z.int().check(z.minimum(1), z.maximum(30)),
    /** What happens on the first day of the window to a plan that no supervisor has published. */
    unpublished: z.enum(['goes-out', 'waits']),
  })
  .check(z.refine(({ leadDays, windowDays }) => windowDays < leadDays, fault('rules.opens-too-late')));
export type CampaignRule = z.infer<typeof CampaignRule>;

/** One version of the rules; a holiday without a rule has no campaign. A campaign keeps the rule it was opened under. */
export const CampaignRules = z.strictObject({
  version: z.string().check(z.regex(/^[a-z0-9.-]+$/)),
  from: Day,
  holidays: z.partialRecord(CampaignHoliday, CampaignRule),
});
export type CampaignRules = z.infer<typeof CampaignRules>;

/** The rule of a holiday as the calendar calls it. */
export const ruleFor = (
  { holidays }: CampaignRules,
  holiday: { readonly id: string; readonly calendar: HolidayCalendar },
): CampaignRule | undefined => {
  const known = CampaignHoliday.safeParse(holiday.calendar === 'local' ? 'local' : holiday.id);
  return known.success ? holidays[known.data] : undefined;
};
