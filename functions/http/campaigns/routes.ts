import type { Route } from '../../../shared/http/endpoint.ts';
import cancelCampaign from './cancel-campaign.ts';
import enterHoliday from './enter-holiday.ts';
import extendCampaign from './extend-campaign.ts';
import getCampaign from './get-campaign.ts';
import listCampaigns from './list-campaigns.ts';
import listHolidays from './list-holidays.ts';
import listLoad from './list-load.ts';
import listPlanAreas from './list-plan-areas.ts';
import publishCampaign from './publish-campaign.ts';
import withdrawHoliday from './withdraw-holiday.ts';

/** Holidays and their campaigns: what is planned, what it asks of whom, and what comes of it. */
export const routes: readonly Route[] = [
  listCampaigns,
  getCampaign,
  listPlanAreas,
  listLoad,
  publishCampaign,
  cancelCampaign,
  extendCampaign,
  listHolidays,
  enterHoliday,
  withdrawHoliday,
];
