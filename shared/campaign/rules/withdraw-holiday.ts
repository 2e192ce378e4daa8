import type { WorkerId } from '../../base/id.ts';
import { dayOf, type Instant } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import type { EnteredHoliday, WithdrawnHoliday } from '../../calendar/rules/local-holiday.ts';
import type { Campaign } from './campaign.ts';

/** Takes a festival back whose visits nobody has begun to plan, or whose campaign was cancelled. */
export const withdrawHoliday = (
  holiday: EnteredHoliday,
  campaign: Campaign | undefined,
  by: WorkerId,
  at: Instant,
): WithdrawnHoliday => {
  if (campaign !== undefined && campaign.status !== 'cancelled') throw conflict('holiday.campaign-opened');
  if (holiday.from <= dayOf(at)) throw conflict('holiday.begun');
  return {
    ...holiday,
    status: 'withdrawn',
    version: holiday.version + 1,
    withdrawnAt: at,
    withdrawnBy: by,
  };
};
