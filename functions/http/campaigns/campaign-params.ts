import * as z from 'zod/mini';
import { CampaignId } from '../../../shared/visit/rules/campaign-id.ts';

export const CampaignParams = z.strictObject({ campaignId: CampaignId });
