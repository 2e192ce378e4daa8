import * as z from 'zod/mini';
import { AreaCode, areaPath, townshipOf } from '../../../shared/base/area-code.ts';
import { fault } from '../../../shared/base/fault.ts';
import { planOf } from '../../../shared/campaign/rules/campaign.ts';
import { WorkerLoad } from '../../../shared/campaign/rules/load-part.ts';
import { readKnownCampaign } from '../../../shared/campaign/store/campaign-store.ts';
import { listPlanLoad } from '../../../shared/campaign/store/plan-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CampaignParams } from './campaign-params.ts';

const Query = z.strictObject({
  /** A township, or a village or grid of it. */
  area: AreaCode.check(z.minLength(9, fault('area.township'))),
  cursor: z.optional(z.string()),
});

export default endpoint({
  method: 'GET',
  path: '/campaigns/{campaignId}/load',
  action: 'campaign.load',
  summary:
    'Trips of each worker on each day of the plan, for those who visit in a township: to balance load by.',
  params: CampaignParams,
  query: Query,
  answers: z.object({
    days: z.array(z.string()),
    dailyTrips: z.int(),
    workers: z.array(WorkerLoad),
    next: z.optional(z.string()),
  }),

  async run({ params, query, authorizer }, ctx) {
    authorizer.require('area', { areaPath: areaPath(query.area) });
    const campaign = await readKnownCampaign(ctx, params.campaignId, authorizer);
    const plan = planOf(campaign);
    const ref = { campaign: campaign.id, plan: plan.number };
    const page = await listPlanLoad(ctx, ref, {
      ...query,
      area: townshipOf(query.area),
      by: authorizer.who.id,
      limit: 1,
    });
    return {
      days: plan.days,
      dailyTrips: campaign.rule.dailyTrips,
      workers: page.items.flatMap(({ workers }) => workers),
      next: page.next,
    };
  },
});
