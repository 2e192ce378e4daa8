import { lists } from '../../shared/data/keys.ts';
import { toPlanChunk } from '../../shared/data/plan-store.ts';
import { pagesOf, type Table } from '../../shared/data/table.ts';
import type { CampaignIn } from '../../shared/domain/campaign/campaign.ts';
import { tasksOf } from '../../shared/domain/campaign/plan-chunk.ts';
import type { Task } from '../../shared/domain/visit/task.ts';
import { OPENING_DAY } from './campaigns.ts';

/** Every task that a plan says, read chunk by chunk from where it is stored. */
export const plannedTasks = async (table: Table, campaign: CampaignIn<'planned'>): Promise<Task[]> => {
  const publishing = { ...campaign, status: 'publishing', publishedAt: OPENING_DAY } as const;
  const begins = `PLAN#${String(campaign.plan.number).padStart(6, '0')}#`;
  const tasks: Task[] = [];
  for await (const items of pagesOf(table, { pk: lists.partsOfCampaign(campaign.id), begins }))
    for (const item of items) tasks.push(...tasksOf(publishing, toPlanChunk(item)));
  return tasks;
};
