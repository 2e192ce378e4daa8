import type { CampaignId } from '../../base/campaign-id.ts';
import type { Instant } from '../../base/instant.ts';
import { allOf, type Table, type Write } from '../../table/table.ts';
import { writeOrConflict } from '../../table/write-or-conflict.ts';
import { campaignPartition } from '../../visit/store/keys.ts';
import type { CampaignIn } from '../rules/campaign.ts';
import { type Call, type Chunk, callsFor } from '../rules/chunk.ts';
import { chunkItem, toChunk } from './chunk-item.ts';

export interface ChunkLedger {
  /** How far each chunk that was called has come: some fifty lines for a prefecture. */
  of(id: CampaignId): Promise<Chunk[]>;
  /** Calls every chunk that nobody has written or is about to write. Gives back how many. */
  call(campaign: CampaignIn<'publishing'>, now: Instant): Promise<number>;
  /** Refuses when somebody was faster. */
  save(before: Chunk, after: Chunk): Promise<void>;
}

const AT_ONCE = 100;

const writeOf = ({ before, after }: Call): Write => ({
  put: chunkItem(after),
  guard: before === undefined ? 'absent' : { version: before.version },
});

export const chunkLedger = (table: Table): ChunkLedger => {
  const of = async (id: CampaignId) =>
    (await allOf(table, { pk: campaignPartition(id), begins: 'CHUNK#' })).map(toChunk);

  return {
    of,
    async call({ id, plan }, now) {
      const wanted = { campaign: id, plan: plan.number, chunks: plan.chunks };
      const calls = callsFor(wanted, await of(id), now).map(writeOf);
      for (let start = 0; start < calls.length; start += AT_ONCE)
        await writeOrConflict(table, calls.slice(start, start + AT_ONCE));
      return calls.length;
    },
    save: (before, after) => writeOrConflict(table, [writeOf({ before, after })]),
  };
};
