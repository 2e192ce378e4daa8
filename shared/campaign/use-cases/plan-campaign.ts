import { dayOf, type Instant } from '../../base/instant.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import type { Context } from '../../table/context.ts';
import type { CampaignIn } from '../rules/campaign.ts';
import { planned, startPlanning } from '../rules/campaign-steps.ts';
import { loadParts } from '../rules/load-part.ts';
import { CHUNK_VISITS, planChunks } from '../rules/plan-chunk.ts';
import { countsOf, overfullDays, plansByTownship } from '../rules/plan-summary.ts';
import { planVisits } from '../rules/plan-visits.ts';
import { workingDaysLeft } from '../rules/visit-days.ts';
import { saveCampaign } from '../store/campaign-store.ts';
import { savePlan } from '../store/plan-store.ts';
import { notifyOfCampaign } from './notify-of-campaign.ts';
import { planningFacts } from './planning-facts.ts';

const planAt = async (ctx: Context, campaign: CampaignIn<'opened' | 'planned'>, at: Instant) => {
  const { window, until, rule } = campaign;
  const days = workingDaysLeft({ ...window, to: until }, dayOf(at), PREFECTURE_CALENDAR);
  const facts = await planningFacts(ctx, campaign, at);
  return { days, plan: planVisits({ ...facts, days, dailyTrips: rule.dailyTrips }) };
};

/**
 * Plans a campaign anew: says so, reads the register, stores the plan in parts, and then names it. Killed in between
 * it has changed nothing that anybody reads; of two that plan at once the one that began first is refused.
 */
export const planCampaign = async (
  ctx: Context,
  campaign: CampaignIn<'opened' | 'planned'>,
  chunkVisits = CHUNK_VISITS,
): Promise<CampaignIn<'planned'>> => {
  const at = ctx.now();
  const reserved = startPlanning(campaign, at);
  await saveCampaign(ctx, campaign, reserved);
  const number = reserved.version;
  const { days, plan } = await planAt(ctx, reserved, at);
  const chunks = planChunks({ campaign: campaign.id, plan: number }, plan.visits, chunkVisits);
  await savePlan(ctx, campaign, number, { chunks, areas: plansByTownship(plan), load: loadParts(plan) });
  const after = planned(reserved, {
    number,
    plannedAt: at,
    days,
    ...countsOf(plan),
    chunks: chunks.length,
    overfullDays: overfullDays(plan, campaign.rule.dailyTrips),
    workers: plan.load.size,
  });
  await saveCampaign(ctx, reserved, after);
  await notifyOfCampaign(ctx, after);
  return after;
};
