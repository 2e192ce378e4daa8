import * as z from 'zod/mini';
import { CampaignId } from '../../shared/base/campaign-id.ts';
import { Version } from '../../shared/base/id.ts';
import { cloudEvent } from './cloud-event.ts';

/** A chunk of a campaign's plan is to be written: by whoever gets this, once or more often. */
export const ChunkCalled = cloudEvent(
  'doorstep.campaign.chunk-called.v1',
  z.strictObject({ campaign: CampaignId, plan: Version, number: z.int().check(z.minimum(0)) }),
);
export type ChunkCalled = z.infer<typeof ChunkCalled>;
