import type { CampaignId } from '../../base/campaign-id.ts';
import { type Key, pad, padded } from '../../table/key.ts';
import { campaignPartition } from '../../visit/store/keys.ts';

export const holidaysPartition = (year: number | string) => `HOLIDAYS#${year}`;
export const localHolidayKey = (id: string): Key => ({ pk: `HOLIDAY#${id}`, sk: 'HOLIDAY' });
/** The place of a festival in its year: one for each area and name. */
export const holidayPlaceKey = (year: string, area: string, name: string): Key => ({
  pk: holidaysPartition(year),
  sk: `${area}#${name}`,
});
export const campaignKey = (id: CampaignId): Key => ({ pk: campaignPartition(id), sk: 'CAMPAIGN' });
/** The chunk status: how far a chunk has come. */
export const chunkKey = (id: CampaignId, number: number): Key => ({
  pk: campaignPartition(id),
  sk: `CHUNK#${padded(number, 4)}`,
});
/** A plan has a number of its own, so that one made anew cannot mix with the one before. */
export const planChunkKey = (id: CampaignId, plan: number, number: number): Key => ({
  pk: campaignPartition(id),
  sk: `PLAN#${pad(plan)}#${padded(number, 4)}`,
});
export const areaPlanKey = (id: CampaignId, plan: number, area: string): Key => ({
  pk: campaignPartition(id),
  sk: `AREA#${pad(plan)}#${area}`,
});
export const loadPartKey = (id: CampaignId, plan: number, area: string, part: number): Key => ({
  pk: campaignPartition(id),
  sk: `LOAD#${pad(plan)}#${area}#${padded(part, 3)}`,
});
