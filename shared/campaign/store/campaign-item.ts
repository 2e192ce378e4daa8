import { recordOf } from '../../table/item.ts';
import { keys } from '../../table/keys.ts';
import type { Item } from '../../table/table.ts';
import { Campaign } from '../rules/campaign.ts';

export const campaignItem = (it: Campaign): Item => ({ ...it, ...keys.campaign(it.id) });
export const toCampaign = (item: Item): Campaign => Campaign.parse(recordOf(item));
