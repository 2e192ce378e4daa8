import * as z from 'zod/mini';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { CampaignView } from '../../../shared/campaign/rules/campaign-view.ts';
import { readCampaign } from '../../../shared/campaign/store/campaign-store.ts';
import { publishCampaign } from '../../../shared/campaign/use-cases/publish-campaign.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { isOvertaken, optimistic } from '../../../shared/table/table.ts';
import { CampaignParams } from './campaign-params.ts';
import { showCampaign } from './show-campaign.ts';

export default endpoint({
  method: 'POST',
  path: '/campaigns/{campaignId}/publish',
  action: 'campaign.publish',
  summary:
    'Put the visits of the plan that you have seen (If-Match) on the lists. Sent again it enqueues what got lost, and nothing twice.',
  params: CampaignParams,
  body: z.strictObject({}),
  answers: CampaignView,
  ifMatch: 'required',
  status: 202,

  async run({ params, authorizer, ifMatch }, ctx) {
    const attempt = async () => {
      const campaign = await readCampaign(ctx, params.campaignId, authorizer);
      if (campaign.status === 'planned') expectVersion(ifMatch, campaign.version);
      return publishCampaign(ctx, campaign, authorizer.who.id);
    };
    return showCampaign(await optimistic(attempt, { isLost: isOvertaken }), ctx);
  },
});
