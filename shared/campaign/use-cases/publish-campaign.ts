import { townshipsIn } from '../../area/store/townships.ts';
import { kindOfArea, townshipOf } from '../../base/area-code.ts';
import type { WorkerId } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import type { Context } from '../../table/context.ts';
import type { Table } from '../../table/table.ts';
import { newAgenda } from '../../visit/rules/agenda.ts';
import { layAgendas } from '../../visit/store/agenda-store.ts';
import type { Campaign, CampaignIn } from '../rules/campaign.ts';
import { complete, publish } from '../rules/campaign-steps.ts';
import { findCampaign, saveCampaign } from '../store/campaign-store.ts';
import { chunkStatuses, enqueueChunks } from '../store/chunk-status.ts';
import { notifyOfCampaign } from './notify-of-campaign.ts';

/**
 * Publishes a plan: the campaign says so, and every chunk is called. Killed in between, or sent again, it calls what
 * was not called or got lost, and nothing twice.
 */
export const publishCampaign = async (
  ctx: Context,
  campaign: Campaign,
  by: WorkerId | undefined,
): Promise<CampaignIn<'publishing' | 'published'>> => {
  const after = publish(campaign, by, ctx.now());
  if (after !== campaign) await saveCampaign(ctx, campaign, after);
  if (after.status === 'publishing') {
    await notifyOfCampaign(ctx, after);
    await enqueueChunks(ctx, after, ctx.now());
  }
  return after;
};

const townshipsOf = (table: Table, area: string) => {
  const kind = kindOfArea(area);
  return kind === 'prefecture' || kind === 'county' ? townshipsIn(table, area) : [townshipOf(area)];
};

/** Has somebody look after the campaign in each township when its visits fall due; sent again it changes nothing. */
export const remindOfCampaign = async (ctx: Context, campaign: Campaign): Promise<void> => {
  const { id, area, until } = campaign;
  const due = { origin: id, firstDueOn: until, lastDueOn: until };
  const agendas = (await townshipsOf(ctx.table, area)).map((township) =>
    newAgenda({ ...due, area: township }, ctx.now(), PREFECTURE_CALENDAR),
  );
  await layAgendas(ctx, agendas);
};

/** Ends the publishing when the last chunk is written. Whoever comes second finds it done. */
export const concludeCampaign = async (ctx: Context, campaign: Campaign | undefined): Promise<void> => {
  if (campaign?.status !== 'publishing') return;
  const chunks = (await chunkStatuses(ctx, campaign.id)).filter((chunk) => chunk.status === 'written');
  if (chunks.length < campaign.plan.chunks) return;
  const tasks = chunks.reduce((sum, chunk) => sum + chunk.tasks, 0);
  await remindOfCampaign(ctx, campaign);
  try {
    await saveCampaign(ctx, campaign, complete(campaign, tasks, ctx.now()));
  } catch (error) {
    if (!(error instanceof Refusal && error.kind === 'conflict')) throw error;
    // Somebody else has settled it, or extended or cancelled it meanwhile.
    await concludeCampaign(ctx, await findCampaign(ctx, campaign.id));
  }
};
