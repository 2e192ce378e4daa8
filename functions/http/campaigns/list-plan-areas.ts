import * as z from 'zod/mini';
import { AreaCode, areaPath, kindOfArea, townshipOf } from '../../../shared/base/area-code.ts';
import { planOf } from '../../../shared/campaign/rules/campaign.ts';
import { AreaPlan } from '../../../shared/campaign/rules/plan-summary.ts';
import { readKnownCampaign } from '../../../shared/campaign/store/campaign-store.ts';
import { listPlanAreas } from '../../../shared/campaign/store/plan-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CampaignParams } from './campaign-params.ts';

const Query = z.strictObject({
  area: AreaCode,
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  cursor: z.optional(z.string()),
});

/** Codes of townships begin with that of their county, all of one prefecture with its first four digits. */
const beginningOf = (area: AreaCode) =>
  kindOfArea(area) === 'prefecture' ? area.slice(0, 4) : townshipOf(area);

export default endpoint({
  method: 'GET',
  path: '/campaigns/{campaignId}/areas',
  action: 'campaign.load',
  summary:
    'The plan by township: visits, trips shared with other tasks, and what cannot be done, each with its reason.',
  params: CampaignParams,
  query: Query,
  answers: z.object({ items: z.array(AreaPlan), next: z.optional(z.string()) }),

  async run({ params, query, authorizer }, ctx) {
    authorizer.require('area', { areaPath: areaPath(query.area) });
    const campaign = await readKnownCampaign(ctx, params.campaignId, authorizer);
    const ref = { campaign: campaign.id, plan: planOf(campaign).number };
    return listPlanAreas(ctx, ref, { ...query, area: beginningOf(query.area), by: authorizer.who.id });
  },
});
