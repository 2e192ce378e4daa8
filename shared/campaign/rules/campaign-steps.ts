import * as z from 'zod/mini';
import type { WorkerId } from '../../base/id.ts';
import { addDays, type Day, dayOf, type Instant } from '../../base/instant.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import type { Campaign, CampaignIn } from './campaign.ts';
import { CancelReason } from './campaign.ts';
import type { PlanSummary } from './plan-summary.ts';

/** So many days after the holiday the last visit may still be in time. */
const LONGEST_EXTENSION_DAYS = 31;

/** Says who plans, so that two planners cannot mix their plans: the plan has the number of this version. */
export const startPlanning = (
  campaign: CampaignIn<'opened' | 'planned'>,
  at: Instant,
): CampaignIn<'opened' | 'planned'> => {
  const version = campaign.version + 1;
  return { ...campaign, version, planning: { number: version, since: at } };
};

export const planned = (
  { planning: _, ...campaign }: CampaignIn<'opened' | 'planned'>,
  plan: PlanSummary,
): CampaignIn<'planned'> => ({ ...campaign, status: 'planned', version: campaign.version + 1, plan });

/** Sends the plan out. Published before it changes nothing and gives back the same campaign. */
export const publish = (
  campaign: Campaign,
  by: WorkerId | undefined,
  at: Instant,
): CampaignIn<'publishing' | 'published'> => {
  switch (campaign.status) {
    case 'publishing':
    case 'published':
      return campaign;
    case 'opened':
      throw conflict('campaign.plan-not-seen');
    case 'cancelled':
      throw conflict('campaign.cancelled');
    case 'planned': {
      if (campaign.plan.visits === 0) throw conflict('campaign.no-visits');
      const { planning: _, ...rest } = campaign;
      const publishedBy = by === undefined ? {} : { publishedBy: by };
      return { ...rest, ...publishedBy, status: 'publishing', version: rest.version + 1, publishedAt: at };
    }
  }
};

/** All chunks are written. */
export const complete = (
  campaign: CampaignIn<'publishing'>,
  tasks: number,
  at: Instant,
): CampaignIn<'published'> => ({
  ...campaign,
  status: 'published',
  version: campaign.version + 1,
  completedAt: at,
  tasks,
});

/** A code and no text: there is nothing about a person in a campaign. */
export const Cancellation = z.strictObject({ reason: CancelReason });
type Cancellation = z.infer<typeof Cancellation>;

/** Its tasks vanish from every list, and nothing is rewritten. */
export const cancel = (
  { planning: _, ...campaign }: Campaign,
  { reason }: Cancellation,
  by: WorkerId,
  at: Instant,
): CampaignIn<'cancelled'> => {
  if (campaign.status === 'cancelled') return campaign;
  return {
    ...campaign,
    status: 'cancelled',
    version: campaign.version + 1,
    cancelledAt: at,
    cancelledBy: by,
    reason,
  };
};

/** More time for all visits of the campaign; the tasks stay as they are. */
export const extend = (campaign: Campaign, until: Day, at: Instant): Campaign => {
  if (campaign.status === 'cancelled') throw conflict('campaign.cancelled');
  if (until === campaign.until) return campaign;
  const latest = addDays(campaign.holiday.on, LONGEST_EXTENSION_DAYS);
  if (until < campaign.until) throw invalid('campaign.until-too-early', '#/until', { until: campaign.until });
  if (until < dayOf(at)) throw invalid('campaign.day-over', '#/until');
  if (until > latest) throw invalid('campaign.until-too-late', '#/until', { latest });
  return { ...campaign, version: campaign.version + 1, until };
};
