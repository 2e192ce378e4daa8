import type { CampaignId } from '../../base/campaign-id.ts';
import type { Instant } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { allOf, type Write, writeOrConflict } from '../../table/table.ts';
import { campaignPartition } from '../../visit/store/keys.ts';
import type { CampaignIn } from '../rules/campaign.ts';
import { type Chunk, type ChunkChange, toEnqueue } from '../rules/chunk.ts';
import { chunkItem, toChunk } from './chunk-item.ts';

const AT_ONCE = 100;

const writeOf = ({ before, after }: ChunkChange): Write => ({
  put: chunkItem(after),
  guard: before === undefined ? 'absent' : { version: before.version },
});

/** How far each chunk that was called has come: some fifty lines for a prefecture. */
export const chunkStatuses = async ({ table }: Context, id: CampaignId): Promise<Chunk[]> =>
  (await allOf(table, { pk: campaignPartition(id), begins: 'CHUNK#' })).map(toChunk);

/** Calls every chunk that nobody has written or is about to write. Gives back how many. */
export const enqueueChunks = async (
  ctx: Context,
  { id, plan }: CampaignIn<'publishing'>,
  now: Instant,
): Promise<number> => {
  const wanted = { campaign: id, plan: plan.number, chunks: plan.chunks };
  const calls = toEnqueue(wanted, await chunkStatuses(ctx, id), now).map(writeOf);
  for (let start = 0; start < calls.length; start += AT_ONCE)
    await writeOrConflict(ctx.table, calls.slice(start, start + AT_ONCE));
  return calls.length;
};

/** Refuses when somebody was faster. */
export const saveChunk = ({ table }: Context, before: Chunk, after: Chunk): Promise<void> =>
  writeOrConflict(table, [writeOf({ before, after })]);
