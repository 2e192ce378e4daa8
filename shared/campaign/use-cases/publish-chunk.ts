import { gridOf } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import { pagesOf, type Table } from '../../table/table.ts';
import type { Task } from '../../visit/rules/task.ts';
import { helpItems } from '../../visit/store/help-item.ts';
import { taskKey, tasksPartition } from '../../visit/store/keys.ts';
import { loadTasks } from '../../visit/store/task-store.ts';
import type { CampaignIn } from '../rules/campaign.ts';
import { type Chunk, leaseFor, written } from '../rules/chunk.ts';
import { tasksOf } from '../rules/plan-chunk.ts';
import { toCampaign } from '../store/campaign-item.ts';
import { toChunk } from '../store/chunk-item.ts';
import { saveChunk } from '../store/chunk-status.ts';
import { campaignKey, chunkKey, planChunkKey } from '../store/keys.ts';
import { toPlanChunk } from '../store/plan-store.ts';

export interface ChunkRef {
  readonly campaign: string;
  readonly plan: number;
  readonly number: number;
}

/** Somebody else is at it; the message has to come again in case they do not finish. */
export class ChunkHeld extends Error {
  constructor({ campaign, number }: ChunkRef) {
    super(`Chunk ${number} of ${campaign} is being written.`);
    this.name = 'ChunkHeld';
  }
}

/** Campaign, chunk status and plan in one request. */
const read = async (table: Table, { campaign, plan, number }: ChunkRef) => {
  const wanted = [campaignKey(campaign), chunkKey(campaign, number), planChunkKey(campaign, plan, number)];
  const items = await table.getMany(wanted);
  const itemOf = (index: number) => items.find(({ sk }) => sk === wanted[index]?.sk);
  const [existing, line, text] = [itemOf(0), itemOf(1), itemOf(2)];
  return {
    campaign: existing && toCampaign(existing),
    chunk: line && toChunk(line),
    planChunk: text && toPlanChunk(text),
  };
};

/** Of these tasks, those that are not on the list yet: whoever was at it before may have come far. */
const missingAmong = async (table: Table, tasks: readonly Task[]): Promise<Task[]> => {
  const missing: Task[] = [];
  for (const [grid, some] of Map.groupBy(tasks, ({ household }) => gridOf(household))) {
    const there = new Set<string>();
    const query = { pk: tasksPartition(grid), begins: `${some[0]?.origin}#` };
    for await (const items of pagesOf(table, query)) for (const { sk } of items) there.add(sk);
    missing.push(...some.filter((task) => !there.has(taskKey(task).sk)));
  }
  return missing;
};

/** Takes the chunk, unless it is written already. */
const leaseChunk = async (ctx: Context, chunk: Chunk, ref: ChunkRef) => {
  const lease = leaseFor(chunk, ctx.now());
  if (lease.do === 'later') throw new ChunkHeld(ref);
  if (lease.do !== 'write') return undefined;
  await saveChunk(ctx, chunk, lease.after);
  return lease;
};

/**
 * Writes the tasks of one chunk, however often it is told to. A chunk that is written is left alone; one that somebody
 * began is compared with the list first; and since tasks never change and endings are items of their own, even a
 * second writing could undo nothing. Gives back the campaign while it is being published.
 */
export const publishChunk = async (
  ctx: Context,
  ref: ChunkRef,
): Promise<CampaignIn<'publishing'> | undefined> => {
  const { campaign, chunk, planChunk } = await read(ctx.table, ref);
  if (campaign?.status !== 'publishing' || chunk === undefined || chunk.plan !== ref.plan) return undefined;
  const lease = await leaseChunk(ctx, chunk, ref);
  if (lease === undefined) return campaign;
  if (planChunk === undefined) throw new Error('A chunk of the plan is missing.');
  const tasks = tasksOf(campaign, planChunk);
  // First the lines of those who help: a task is on nobody's list without them. Without a condition, for nobody ever
  // changes such a line, and each writer makes it of the same plan, to the byte.
  await ctx.table.load(helpItems(tasks));
  await loadTasks(ctx, lease.first ? tasks : await missingAmong(ctx.table, tasks));
  await saveChunk(ctx, lease.after, written(lease.after, tasks.length));
  return campaign;
};
