import * as z from 'zod/mini';
import { CampaignId } from '../../../shared/base/campaign-id.ts';

export const CampaignParams = z.strictObject({ campaignId: CampaignId });
