import * as z from 'zod/mini';
import { CampaignId } from '../../../shared/domain/campaign/campaign-id.ts';

export const CampaignParams = z.strictObject({ campaignId: CampaignId });
