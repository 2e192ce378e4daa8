import * as z from 'zod/mini';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { CampaignView } from '../../../shared/campaign/rules/campaign-view.ts';
import { readCampaign } from '../../../shared/campaign/store/campaign-store.ts';
import { publishCampaign } from '../../../shared/campaign/use-cases/publish-campaign.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CampaignParams } from './campaign-params.ts';
import { showCampaign } from './show-campaign.ts';

export default endpoint({
  method: 'POST',
  path: '/campaigns/{campaignId}/publish',
  may: 'campaign.publish',
  summary:
    'Put the visits of the plan that you have seen (If-Match) on the lists. Sent again it calls what got lost, and nothing twice.',
  heeds: ['If-Match'],
  params: CampaignParams,
  body: z.strictObject({}),
  answers: CampaignView,
  needs: 'If-Match',
  status: 202,

  async run({ params, gate, ifMatch }, ctx) {
    const campaign = await readCampaign(ctx, params.campaignId, gate);
    if (campaign.status === 'planned') expectVersion(ifMatch, campaign.version);
    return showCampaign(await publishCampaign(ctx, campaign, gate.who.id), ctx);
  },
});
