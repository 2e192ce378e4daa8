import { Campaign } from '../domain/campaign/campaign.ts';
import { recordOf } from './item.ts';
import { keys } from './keys.ts';
import type { Item } from './table.ts';

export const campaignItem = (it: Campaign): Item => ({ ...it, ...keys.campaign(it.id) });
export const toCampaign = (item: Item): Campaign => Campaign.parse(recordOf(item));
