import { CampaignView } from '../../../shared/campaign/rules/campaign-view.ts';
import { CampaignParams } from './campaign-params.ts';
import { endpoint } from './endpoint.ts';
import { showCampaign } from './show-campaign.ts';

export default endpoint({
  method: 'GET',
  path: '/campaigns/{campaignId}',
  may: 'campaign.read',
  summary:
    'A campaign: its plan, what cannot be done and why, and how far publishing and visiting have come.',
  params: CampaignParams,
  answers: CampaignView,

  run: async ({ params, gate }, services) =>
    showCampaign(await services.campaigns.open(params.campaignId, gate), services),
});
