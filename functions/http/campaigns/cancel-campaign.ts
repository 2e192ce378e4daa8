import { expectVersion } from '../../../shared/base/expect-version.ts';
import { Cancellation, cancel } from '../../../shared/campaign/rules/campaign-steps.ts';
import { CampaignView } from '../../../shared/campaign/rules/campaign-view.ts';
import { announceCampaign, readCampaign } from '../../../shared/campaign/store/campaign-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CampaignParams } from './campaign-params.ts';
import { showCampaign } from './show-campaign.ts';

export default endpoint({
  method: 'POST',
  path: '/campaigns/{campaignId}/cancel',
  may: 'campaign.cancel',
  summary:
    'Cancel a campaign: its visits leave every list and nobody is reminded of them. Nothing is rewritten.',
  heeds: ['If-Match'],
  params: CampaignParams,
  body: Cancellation,
  answers: CampaignView,
  needs: 'If-Match',

  async run({ params, body, gate, ifMatch }, ctx) {
    const campaign = await readCampaign(ctx, params.campaignId, gate);
    if (campaign.status === 'cancelled') return showCampaign(campaign, ctx);
    expectVersion(ifMatch, campaign.version);
    const cancelled = cancel(campaign, body, gate.who.id, ctx.now());
    await announceCampaign(ctx, campaign, cancelled);
    return showCampaign(cancelled, ctx);
  },
});
