import type { Campaign } from '../../../shared/campaign/rules/campaign.ts';
import { progressOf } from '../../../shared/campaign/rules/campaign-view.ts';
import type { VisitServices } from '../../../shared/runtime/visit-services.ts';

/** A campaign as it is answered: three requests, however many visits it has. */
export const showCampaign = async (campaign: Campaign, { ledger, campaigns, now }: VisitServices) => {
  const [chunks, ended] = await Promise.all([ledger.of(campaign.id), campaigns.countEnded(campaign.id)]);
  return { ...campaign, progress: progressOf(campaign, chunks, ended), asOf: now() };
};
