import { townshipsIn } from '../../area/store/townships.ts';
import { kindOfArea, townshipOf } from '../../base/area-code.ts';
import type { WorkerId } from '../../base/id.ts';
import type { Instant } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import type { Table } from '../../table/table.ts';
import { newAgenda } from '../../visit/rules/agenda.ts';
import { agendaItem } from '../../visit/store/agenda-item.ts';
import type { Campaign, CampaignIn } from '../rules/campaign.ts';
import { complete, publish } from '../rules/campaign-steps.ts';
import type { CampaignStore } from '../store/campaign-store.ts';
import type { ChunkLedger } from '../store/chunk-ledger.ts';

export interface Publisher {
  readonly table: Table;
  readonly campaigns: CampaignStore;
  readonly ledger: ChunkLedger;
  now(): Instant;
}

/**
 * Publishes a plan: the campaign says so, and every chunk is called. Killed in between, or sent again, it calls what
 * was not called or got lost, and nothing twice.
 */
export const publishCampaign = async (
  { campaigns, ledger, now }: Publisher,
  campaign: Campaign,
  by: WorkerId | undefined,
): Promise<CampaignIn<'publishing' | 'published'>> => {
  const after = publish(campaign, by, now());
  if (after !== campaign) await campaigns.save(campaign, after);
  if (after.status === 'publishing') await ledger.call(after, now());
  return after;
};

const townshipsOf = (table: Table, area: string) => {
  const kind = kindOfArea(area);
  return kind === 'prefecture' || kind === 'county' ? townshipsIn(table, area) : [townshipOf(area)];
};

/** Has somebody look after the campaign in each township when its visits fall due. The same items however often. */
export const layAgendas = async ({ table, now }: Pick<Publisher, 'table' | 'now'>, campaign: Campaign) => {
  const { id, area, until } = campaign;
  const due = { origin: id, firstDueOn: until, lastDueOn: until };
  const agendas = (await townshipsOf(table, area)).map((township) =>
    newAgenda({ ...due, area: township }, now(), PREFECTURE_CALENDAR),
  );
  await table.load(agendas.map(agendaItem));
};

/** Ends the publishing when the last chunk is written. Whoever comes second finds it done. */
export const settleCampaign = async (publisher: Publisher, campaign: Campaign | undefined): Promise<void> => {
  if (campaign?.status !== 'publishing') return;
  const { campaigns, ledger, now } = publisher;
  const chunks = (await ledger.of(campaign.id)).filter((chunk) => chunk.status === 'written');
  if (chunks.length < campaign.plan.chunks) return;
  const tasks = chunks.reduce((sum, chunk) => sum + chunk.tasks, 0);
  await layAgendas(publisher, campaign);
  try {
    await campaigns.save(campaign, complete(campaign, tasks, now()));
  } catch (error) {
    if (!(error instanceof Refusal && error.kind === 'conflict')) throw error;
    // Somebody else has settled it, or extended or cancelled it meanwhile.
    await settleCampaign(publisher, await campaigns.find(campaign.id));
  }
};
