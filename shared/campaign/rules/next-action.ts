import { addMs, type Day, dayOf, type Instant } from '../../base/instant.ts';
import type { Campaign } from './campaign.ts';

/** Longer than the daily job may run. */
const PLANNING_MS = 16 * 60_000;

/** What the daily job does with a campaign. */
export type NextAction = 'plan' | 'publish' | 'call-again' | 'wait';

const isBeingPlanned = ({ planning }: Campaign, at: Instant): boolean =>
  planning !== undefined && at < addMs(planning.since, PLANNING_MS);

/** The day on which a draft goes out by itself; none for one that waits for a supervisor, or is no draft. */
export const goesOutOn = ({ status, rule, window }: Campaign): Day | undefined => {
  const isDraft = status === 'opened' || status === 'planned';
  return isDraft && rule.unpublished === 'goes-out' ? window.from : undefined;
};

const goesOut = (campaign: Campaign, today: Day): boolean => {
  const on = goesOutOn(campaign);
  return on !== undefined && on <= today;
};

/**
 * A plan is made anew each day until it is published, because days pass and people come and go. On the first day of
 * the window it goes out by itself unless the rule says that it waits: nobody is forgotten because somebody was on leave.
 */
export const nextAction = (campaign: Campaign, at: Instant): NextAction => {
  const today = dayOf(at);
  switch (campaign.status) {
    case 'opened':
      return today > campaign.until || isBeingPlanned(campaign, at) ? 'wait' : 'plan';
    case 'planned':
      if (today > campaign.until || isBeingPlanned(campaign, at)) return 'wait';
      if (dayOf(campaign.plan.plannedAt) < today) return 'plan';
      return goesOut(campaign, today) ? 'publish' : 'wait';
    case 'publishing':
      return 'call-again';
    case 'published':
    case 'cancelled':
      return 'wait';
  }
};
