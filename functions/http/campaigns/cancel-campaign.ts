import { expectVersion } from '../../../shared/base/expect-version.ts';
import { Cancellation, cancel } from '../../../shared/campaign/rules/campaign-steps.ts';
import { CampaignView } from '../../../shared/campaign/rules/campaign-view.ts';
import { announceCampaign, readCampaign } from '../../../shared/campaign/store/campaign-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { isOvertaken, optimistic } from '../../../shared/table/table.ts';
import { CampaignParams } from './campaign-params.ts';
import { showCampaign } from './show-campaign.ts';

export default endpoint({
  method: 'POST',
  path: '/campaigns/{campaignId}/cancel',
  action: 'campaign.cancel',
  summary:
    'Cancel a campaign: its visits leave every list and nobody is reminded of them. Nothing is rewritten.',
  params: CampaignParams,
  body: Cancellation,
  answers: CampaignView,
  ifMatch: 'required',

  async run({ params, body, authorizer, ifMatch }, ctx) {
    const attempt = async () => {
      const campaign = await readCampaign(ctx, params.campaignId, authorizer);
      if (campaign.status === 'cancelled') return campaign;
      expectVersion(ifMatch, campaign.version);
      const cancelled = cancel(campaign, body, authorizer.who.id, ctx.now());
      await announceCampaign(ctx, campaign, cancelled);
      return cancelled;
    };
    return showCampaign(await optimistic(attempt, { isLost: isOvertaken }), ctx);
  },
});
