import type { CampaignIn } from '../../shared/campaign/rules/campaign.ts';
import { tasksOf } from '../../shared/campaign/rules/plan-chunk.ts';
import { toPlanChunk } from '../../shared/campaign/store/plan-store.ts';
import { pagesOf, type Table } from '../../shared/table/table.ts';
import type { Task } from '../../shared/visit/rules/task.ts';
import { campaignPartition } from '../../shared/visit/store/keys.ts';
import { OPENING_DAY } from './campaigns.ts';

/** Every task that a plan says, read chunk by chunk from where it is stored. */
export const plannedTasks = async (table: Table, campaign: CampaignIn<'planned'>): Promise<Task[]> => {
  const publishing = { ...campaign, status: 'publishing', publishedAt: OPENING_DAY } as const;
  const begins = `PLAN#${String(campaign.plan.number).padStart(6, '0')}#`;
  const tasks: Task[] = [];
  for await (const items of pagesOf(table, { pk: campaignPartition(campaign.id), begins }))
    for (const item of items) tasks.push(...tasksOf(publishing, toPlanChunk(item)));
  return tasks;
};
