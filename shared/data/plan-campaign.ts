import { PREFECTURE_CALENDAR } from '../domain/calendar/prefecture-calendar.ts';
import type { CampaignIn } from '../domain/campaign/campaign.ts';
import { planned, startPlanning } from '../domain/campaign/campaign-steps.ts';
import { loadParts } from '../domain/campaign/load-part.ts';
import { CHUNK_VISITS, planChunks } from '../domain/campaign/plan-chunk.ts';
import { countsOf, overfullDays, plansByTownship } from '../domain/campaign/plan-summary.ts';
import { planVisits } from '../domain/campaign/plan-visits.ts';
import { workingDaysLeft } from '../domain/campaign/visit-days.ts';
import { dayOf, type Instant } from '../domain/instant.ts';
import type { CampaignStore } from './campaign-store.ts';
import type { PlanStore } from './plan-store.ts';
import { planningFacts } from './planning-facts.ts';
import type { Table } from './table.ts';
import type { TaskStore } from './task-store.ts';

export interface Planner {
  readonly table: Table;
  readonly tasks: TaskStore;
  readonly campaigns: CampaignStore;
  readonly plans: PlanStore;
  now(): Instant;
}

const planAt = async ({ table, tasks }: Planner, campaign: CampaignIn<'opened' | 'planned'>, at: Instant) => {
  const { window, until, rule } = campaign;
  const days = workingDaysLeft({ ...window, to: until }, dayOf(at), PREFECTURE_CALENDAR);
  const facts = await planningFacts(table, tasks, campaign, at);
  return { days, plan: planVisits({ ...facts, days, dailyTrips: rule.dailyTrips }) };
};

/**
 * Plans a campaign anew: says so, reads the register, stores the plan in parts, and then names it. Killed in between
 * it has changed nothing that anybody reads; of two that plan at once the one that began first is refused.
 */
export const planCampaign = async (
  planner: Planner,
  campaign: CampaignIn<'opened' | 'planned'>,
  chunkVisits = CHUNK_VISITS,
): Promise<CampaignIn<'planned'>> => {
  const at = planner.now();
  const reserved = startPlanning(campaign, at);
  await planner.campaigns.save(campaign, reserved);
  const number = reserved.version;
  const { days, plan } = await planAt(planner, reserved, at);
  const chunks = planChunks({ campaign: campaign.id, plan: number }, plan.visits, chunkVisits);
  await planner.plans.save(campaign, number, { chunks, areas: plansByTownship(plan), load: loadParts(plan) });
  const after = planned(reserved, {
    number,
    plannedAt: at,
    days,
    ...countsOf(plan),
    chunks: chunks.length,
    overfullDays: overfullDays(plan, campaign.rule.dailyTrips),
    workers: plan.load.size,
  });
  await planner.campaigns.save(reserved, after);
  return after;
};
