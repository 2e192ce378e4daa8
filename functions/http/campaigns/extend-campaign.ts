import * as z from 'zod/mini';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { Day } from '../../../shared/base/instant.ts';
import { extend } from '../../../shared/campaign/rules/campaign-steps.ts';
import { CampaignView } from '../../../shared/campaign/rules/campaign-view.ts';
import { announceCampaign, readCampaign } from '../../../shared/campaign/store/campaign-store.ts';
import { remindOfCampaign } from '../../../shared/campaign/use-cases/publish-campaign.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { isOvertaken, optimistic } from '../../../shared/table/table.ts';
import { CampaignParams } from './campaign-params.ts';
import { showCampaign } from './show-campaign.ts';

export default endpoint({
  method: 'POST',
  path: '/campaigns/{campaignId}/extend',
  action: 'campaign.extend',
  summary: 'Give every visit of a campaign more time: until this day, at most a month after the holiday.',
  params: CampaignParams,
  body: z.strictObject({ until: Day }),
  answers: CampaignView,
  ifMatch: 'required',

  async run({ params, body, authorizer, ifMatch }, ctx) {
    const attempt = async () => {
      const campaign = await readCampaign(ctx, params.campaignId, authorizer);
      const extended = extend(campaign, body.until, ctx.now());
      if (extended === campaign) return campaign;
      expectVersion(ifMatch, campaign.version);
      await announceCampaign(ctx, campaign, extended);
      return extended;
    };
    const extended = await optimistic(attempt, { isLost: isOvertaken });
    if (extended.status === 'published') await remindOfCampaign(ctx, extended);
    return showCampaign(extended, ctx);
  },
});
