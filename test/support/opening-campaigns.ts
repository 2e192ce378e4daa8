import { campaignLook } from '../../shared/campaign/use-cases/look-at-campaigns.ts';
import { runLook } from '../../shared/jobs/use-cases/look-after.ts';
import type { Context } from '../../shared/table/context.ts';

/** The daily look that opens campaigns, alone and with rules of its own. */
export const openCampaigns = (ctx: Context, setting: Parameters<typeof campaignLook>[0]) =>
  runLook('open-campaigns', campaignLook(setting), ctx);
