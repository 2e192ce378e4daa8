import type { Resource } from '../../access/rules/condition.ts';
import type { BulletinStore } from '../../access/store/bulletin-store.ts';
import type { Gate } from '../../access/store/gate.ts';
import { areaPath, kindOfArea } from '../../base/area-code.ts';
import type { CampaignId } from '../../base/campaign-id.ts';
import { currentArea } from '../../base/current-area.ts';
import { notAllowed, notFound } from '../../base/refusal.ts';
import { createOnce } from '../../table/create-once.ts';
import { allOf, type Table, type Write } from '../../table/table.ts';
import { writeOrConflict } from '../../table/write-or-conflict.ts';
import { campaignPartition } from '../../visit/store/keys.ts';
import type { Campaign, CampaignIn } from '../rules/campaign.ts';
import { campaignItem, toCampaign } from './campaign-item.ts';
import { campaignKey } from './keys.ts';

export interface CampaignStore {
  /** A campaign for those whom the gate lets pass. */
  open(id: CampaignId, gate: Gate): Promise<Campaign>;
  /** One that the caller may know of, for what else the gate was asked about. */
  known(id: CampaignId, gate: Gate): Promise<Campaign>;
  find(id: CampaignId): Promise<Campaign | undefined>;
  /** The same, refusing where there is none. */
  get(id: CampaignId): Promise<Campaign>;
  /** Those of `ids` that stand. */
  among(ids: readonly CampaignId[]): Promise<Campaign[]>;
  /** Whether it is new: a second start finds the first one and changes nothing. `also`: what must hold beside it. */
  create(campaign: CampaignIn<'opened'>, also?: readonly Write[]): Promise<boolean>;
  /** Refuses when somebody was faster. */
  save(before: Campaign, after: Campaign): Promise<void>;
  /** Saves it, and tells every list at once what holds for its tasks. */
  announce(before: Campaign, after: Campaign): Promise<void>;
  /** How many of its visits are over, however they ended. */
  countEnded(id: CampaignId): Promise<number>;
}

/** Every request has just read it. */
const BULLETIN_AGE_MS = 10_000;

const resourceOf = ({ area }: Campaign): Resource => ({ areaPath: areaPath(area) });

const changeOf = (before: Campaign, after: Campaign): Write => ({
  put: campaignItem(after),
  guard: { version: before.version },
});

export const campaignStore = (table: Table, bulletin: BulletinStore): CampaignStore => {
  /** With the code that its area has today: a festival may be that of a township which was moved meanwhile. */
  const asOfToday = async (campaign: Campaign): Promise<Campaign> => {
    if (kindOfArea(campaign.area) === 'prefecture') return campaign;
    const { retired } = await bulletin.read(BULLETIN_AGE_MS);
    return { ...campaign, area: currentArea(campaign.area, retired) };
  };

  const find = async (id: CampaignId) => {
    const item = await table.get(campaignKey(id));
    return item && asOfToday(toCampaign(item));
  };

  const get = async (id: CampaignId) => {
    const campaign = await find(id);
    if (campaign === undefined) throw notFound('campaign');
    return campaign;
  };

  return {
    find,
    get,
    async open(id, gate) {
      const campaign = await get(id);
      const resource = resourceOf(campaign);
      // Everybody may know of the campaign that they visit for, so nothing is given away by saying no.
      if (gate.would('campaign.read', resource) && !gate.would(gate.action, resource))
        throw notAllowed(`That is for a supervisor of ${campaign.area}.`);
      gate.pass('campaign', resource);
      return campaign;
    },
    async known(id, gate) {
      const campaign = await get(id);
      if (!gate.would('campaign.read', resourceOf(campaign))) throw notFound('campaign');
      return campaign;
    },
    async among(ids) {
      const items = await table.getMany(ids.map(campaignKey));
      return Promise.all(items.map((item) => asOfToday(toCampaign(item))));
    },
    async create(campaign, also = []) {
      const writes = [{ put: campaignItem(campaign), guard: 'absent' as const }, ...also];
      return (await createOnce(table, writes, toCampaign)) === undefined;
    },
    save: (before, after) => writeOrConflict(table, [changeOf(before, after)]),
    announce: (before, after) => {
      const standing = after.status === 'cancelled' ? 'cancelled' : after.until;
      return bulletin.announce(after.id, standing, changeOf(before, after));
    },
    async countEnded(id) {
      const slices = await allOf(table, { pk: campaignPartition(id), begins: 'ENDED#' });
      return slices.reduce((sum, { ended }) => sum + Number(ended), 0);
    },
  };
};
