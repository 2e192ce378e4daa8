import * as z from 'zod/mini';
import { fault } from './fault.ts';
import type { Day } from './instant.ts';

/** A holiday of a year: `mid-autumn-2026`, or the number of a local festival and the year. Tasks carry it as origin. */
export const CampaignId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,42}-2\d{3}$/, fault('campaign.id')));
export type CampaignId = z.infer<typeof CampaignId>;

/** The year is that of the holiday, though the campaign of a New Year opens in December. */
export const campaignId = (holiday: string, on: Day): CampaignId => `${holiday}-${on.slice(0, 4)}`;

/** The two parts of an id that was checked. */
export const partsOfCampaign = (id: CampaignId): { readonly holiday: string; readonly year: string } => ({
  holiday: id.slice(0, -5),
  year: id.slice(-4),
});

/** Whether a task's origin is a campaign, and neither a trigger nor a visit that follows up on another one. */
export const isCampaign = (origin: string): boolean => CampaignId.safeParse(origin).success;
