import { CampaignView } from '../../../shared/campaign/rules/campaign-view.ts';
import { readCampaign } from '../../../shared/campaign/store/campaign-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CampaignParams } from './campaign-params.ts';
import { showCampaign } from './show-campaign.ts';

export default endpoint({
  method: 'GET',
  path: '/campaigns/{campaignId}',
  action: 'campaign.read',
  summary:
    'A campaign: its plan, what cannot be done and why, and how far publishing and visiting have come.',
  params: CampaignParams,
  answers: CampaignView,

  run: async ({ params, authorizer }, ctx) =>
    showCampaign(await readCampaign(ctx, params.campaignId, authorizer), ctx),
});
