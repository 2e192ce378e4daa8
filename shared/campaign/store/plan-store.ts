import type { CampaignId } from '../../base/campaign-id.ts';
import { startOf } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfter } from '../../table/key.ts';
import { listPage } from '../../table/pager.ts';
import type { Item } from '../../table/table.ts';
import { campaignPartition } from '../../visit/store/keys.ts';
import type { Campaign } from '../rules/campaign.ts';
import { LoadPart } from '../rules/load-part.ts';
import { PlanChunk } from '../rules/plan-chunk.ts';
import { AreaPlan } from '../rules/plan-summary.ts';
import { areaPlanKey, loadPartKey, planChunkKey } from './keys.ts';

/** A plan in the parts that it is stored in. */
export interface PlanParts {
  readonly chunks: readonly PlanChunk[];
  readonly areas: readonly AreaPlan[];
  readonly load: readonly LoadPart[];
}

/** One plan of a campaign. */
export interface PlanRef {
  readonly campaign: CampaignId;
  readonly plan: number;
}

interface Question {
  readonly by: string;
  /** Of a township, or the beginning of it: areas above it, and in the load villages and grids as their township. */
  readonly area: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface Page<T> {
  readonly items: T[];
  readonly next?: string | undefined;
}

const KEPT_DAYS = 180;

export const planChunkItem = (it: PlanChunk): Item => ({
  ...it,
  ...planChunkKey(it.campaign, it.plan, it.number),
});
export const toPlanChunk = (item: Item): PlanChunk => PlanChunk.parse(recordOf(item));

const itemsOf = (campaign: Campaign, plan: number, { chunks, areas, load }: PlanParts): Item[] => {
  const expiresAt = expiresAfter(startOf(campaign.holiday.on), KEPT_DAYS);
  const items = [
    ...chunks.map(planChunkItem),
    ...areas.map((it) => ({ ...it, ...areaPlanKey(campaign.id, plan, it.area) })),
    ...load.map((it) => ({ ...it, ...loadPartKey(campaign.id, plan, it.area, it.part) })),
  ];
  return items.map((item) => ({ ...item, expiresAt }));
};

/**
 * Nobody reads them before the campaign names the plan's number, so they may come one after the other. Without a
 * condition, for the number is the version of a guarded write: whoever plans has it alone, and a retry has another.
 */
export const savePlan = (
  { table }: Context,
  campaign: Campaign,
  plan: number,
  parts: PlanParts,
): Promise<void> => table.load(itemsOf(campaign, plan, parts));

const pageOf = (
  { table }: Context,
  begins: string,
  { campaign }: PlanRef,
  { by, limit, cursor }: Question,
) => {
  const parts = [{ pk: campaignPartition(campaign), begins }];
  return listPage(table, { parts, asked: { by, campaign, begins }, limit, cursor });
};

/** What each township's part of the plan comes to. */
export const listPlanAreas = async (
  ctx: Context,
  ref: PlanRef,
  question: Question,
): Promise<Page<AreaPlan>> => {
  const { sk } = areaPlanKey(ref.campaign, ref.plan, question.area);
  const page = await pageOf(ctx, sk, ref, question);
  return { ...page, items: page.items.map((item) => AreaPlan.parse(recordOf(item))) };
};

/** Trips by worker and day in a township. */
export const listPlanLoad = async (
  ctx: Context,
  ref: PlanRef,
  question: Question,
): Promise<Page<LoadPart>> => {
  const begins = loadPartKey(ref.campaign, ref.plan, question.area, 0).sk.slice(0, -3);
  const page = await pageOf(ctx, begins, ref, question);
  return { ...page, items: page.items.map((item) => LoadPart.parse(recordOf(item))) };
};
