import type { CampaignIn } from '../domain/campaign/campaign.ts';
import type { CampaignId } from '../domain/campaign/campaign-id.ts';
import { type Call, type Chunk, callsFor } from '../domain/campaign/chunk.ts';
import type { Instant } from '../domain/instant.ts';
import { chunkItem, toChunk } from './chunk-item.ts';
import { lists } from './keys.ts';
import { allOf, type Table, type Write } from './table.ts';
import { writeOrConflict } from './write-or-conflict.ts';

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
    (await allOf(table, { pk: lists.partsOfCampaign(id), begins: 'CHUNK#' })).map(toChunk);

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
