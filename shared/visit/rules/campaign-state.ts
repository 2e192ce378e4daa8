import type { Day } from '../../base/instant.ts';
import type { Task } from './task.ts';

/** Campaigns for whose tasks something else holds than what they say: cancelled, or in time until another day. */
export type CampaignStates = Readonly<Record<string, Day | 'cancelled'>>;

/** A task as its campaign stands now; none when that was cancelled. So a hundred thousand tasks change at once. */
export const underCampaign = (task: Task, campaignStates: CampaignStates): Task | undefined => {
  const now = campaignStates[task.origin];
  if (now === 'cancelled') return undefined;
  return now === undefined ? task : { ...task, dueOn: now };
};
