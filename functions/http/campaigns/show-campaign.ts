import { allReaders } from '../../../shared/base/catalogue/names.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import type { Campaign } from '../../../shared/campaign/rules/campaign.ts';
import { campaignInWords, progressOf } from '../../../shared/campaign/rules/campaign-view.ts';
import { countEndedVisits } from '../../../shared/campaign/store/campaign-store.ts';
import { chunkStatuses } from '../../../shared/campaign/store/chunk-status.ts';
import type { Context } from '../../../shared/table/context.ts';

/** A campaign as it is answered: three requests, however many visits it has. */
export const showCampaign = async (campaign: Campaign, ctx: Context) => {
  const [chunks, ended, readers] = await Promise.all([
    chunkStatuses(ctx, campaign.id),
    countEndedVisits(ctx, campaign.id),
    allReaders(ctx.words),
  ]);
  const progress = progressOf(campaign, { chunks, ended, today: dayOf(ctx.now()) });
  return { ...campaignInWords(campaign, readers), progress, asOf: ctx.now() };
};
