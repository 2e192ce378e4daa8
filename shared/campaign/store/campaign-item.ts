import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { Campaign } from '../rules/campaign.ts';
import { campaignKey } from './keys.ts';

export const campaignItem = (it: Campaign): Item => ({ ...it, ...campaignKey(it.id) });
export const toCampaign = (item: Item): Campaign => Campaign.parse(recordOf(item));
