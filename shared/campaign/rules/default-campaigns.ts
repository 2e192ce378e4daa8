import type { CampaignRule, CampaignRules } from './campaign-rules.ts';

/** A fortnight for the visits and a week before it to look at the load and to find deputies. */
const usual: CampaignRule = {
  leadDays: 21,
  windowDays: 14,
  whoVisits: 'liaison',
  service: 'holiday-greeting',
  dailyTrips: 8,
  unpublished: 'goes-out',
};

/** Many are on the way home around the two New Years: more time for everything. */
const newYears: CampaignRule = { ...usual, leadDays: 35, windowDays: 25 };

/** One day after another big one, or one for a few: a week is enough. */
const brief: CampaignRule = { ...usual, leadDays: 14, windowDays: 7 };

/** In use unless a prefecture sets its own. */
export const DEFAULT_CAMPAIGNS: CampaignRules = {
  version: 'v1',
  from: '2026-01-01',
  holidays: {
    'new-year': brief,
    'spring-festival': newYears,
    losar: newYears,
    'lantern-festival': brief,
    qingming: brief,
    'labour-day': usual,
    'dragon-boat': usual,
    shoton: usual,
    'mid-autumn': usual,
    'national-day': usual,
    'double-ninth': usual,
    local: brief,
  },
};
