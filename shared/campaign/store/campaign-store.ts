import type { Resource } from '../../access/rules/may.ts';
import type { Authorizer } from '../../access/store/authorizer.ts';
import { noteCampaignState, readControlRecord } from '../../access/store/control-record.ts';
import { areaPath, currentArea, kindOfArea } from '../../base/area-code.ts';
import type { CampaignId } from '../../base/campaign-id.ts';
import { notAllowed, notFound } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import { allOf, createOnce, type Write, writeOrConflict } from '../../table/table.ts';
import { campaignPartition } from '../../visit/store/keys.ts';
import type { Campaign, CampaignIn } from '../rules/campaign.ts';
import { campaignItem, toCampaign } from './campaign-item.ts';
import { campaignKey } from './keys.ts';

/** Every request has just read it. */
const CONTROL_RECORD_AGE_MS = 10_000;

const resourceOf = ({ area }: Campaign): Resource => ({ areaPath: areaPath(area) });

const changeOf = (before: Campaign, after: Campaign): Write => ({
  put: campaignItem(after),
  guard: { version: before.version },
});

/** With the code that its area has today: a festival may be that of a township which was moved meanwhile. */
const asOfToday = async (ctx: Context, campaign: Campaign): Promise<Campaign> => {
  if (kindOfArea(campaign.area) === 'prefecture') return campaign;
  const { retired } = await readControlRecord(ctx, CONTROL_RECORD_AGE_MS);
  return { ...campaign, area: currentArea(campaign.area, retired) };
};

export const findCampaign = async (ctx: Context, id: CampaignId): Promise<Campaign | undefined> => {
  const item = await ctx.table.get(campaignKey(id));
  return item && asOfToday(ctx, toCampaign(item));
};

/** The same, refusing where there is none. */
export const requireCampaign = async (ctx: Context, id: CampaignId): Promise<Campaign> => {
  const campaign = await findCampaign(ctx, id);
  if (campaign === undefined) throw notFound('campaign');
  return campaign;
};

/** A campaign for those whom the authorizer admits. */
export const readCampaign = async (
  ctx: Context,
  id: CampaignId,
  authorizer: Authorizer,
): Promise<Campaign> => {
  const campaign = await requireCampaign(ctx, id);
  const resource = resourceOf(campaign);
  // Everybody may know of the campaign that they visit for, so nothing is given away by saying no.
  if (authorizer.can('campaign.read', resource) && !authorizer.can(authorizer.action, resource))
    throw notAllowed('campaign.other-supervisor', { area: campaign.area });
  authorizer.require('campaign', resource);
  return campaign;
};

/** One that the caller may know of, for what else the authorizer was asked about. */
export const readKnownCampaign = async (
  ctx: Context,
  id: CampaignId,
  authorizer: Authorizer,
): Promise<Campaign> => {
  const campaign = await requireCampaign(ctx, id);
  if (!authorizer.can('campaign.read', resourceOf(campaign))) throw notFound('campaign');
  return campaign;
};

/** Those of `ids` that stand. */
export const campaignsAmong = async (ctx: Context, ids: readonly CampaignId[]): Promise<Campaign[]> => {
  const items = await ctx.table.getMany(ids.map(campaignKey));
  return Promise.all(items.map((item) => asOfToday(ctx, toCampaign(item))));
};

/** Whether it is new: a second start finds the first one and changes nothing. `also`: what must hold beside it. */
export const createCampaign = async (
  { table }: Context,
  campaign: CampaignIn<'opened'>,
  also: readonly Write[] = [],
): Promise<boolean> => {
  const writes = [{ put: campaignItem(campaign), guard: 'absent' as const }, ...also];
  return (await createOnce(table, writes, toCampaign)) === undefined;
};

/** Refuses when somebody was faster. */
export const saveCampaign = ({ table }: Context, before: Campaign, after: Campaign): Promise<void> =>
  writeOrConflict(table, [changeOf(before, after)]);

/** Saves it, and tells every list at once what holds for its tasks. */
export const announceCampaign = (ctx: Context, before: Campaign, after: Campaign): Promise<void> => {
  const existing = after.status === 'cancelled' ? 'cancelled' : after.until;
  return noteCampaignState(ctx, after.id, existing, changeOf(before, after));
};

/** How many of its visits are over, however they ended. */
export const countEndedVisits = async ({ table }: Context, id: CampaignId): Promise<number> => {
  const slices = await allOf(table, { pk: campaignPartition(id), begins: 'ENDED#' });
  return slices.reduce((sum, { ended }) => sum + Number(ended), 0);
};
