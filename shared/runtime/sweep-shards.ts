import type { DueShard } from '../data/clock-index.ts';
import type { Item } from '../data/table.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Certificate, NOTHING_SWEPT } from '../domain/sweep/certificate.ts';
import type { Core } from './core.ts';
import { leaveCertificate, type Swept, settleOne, sweptTogether } from './run-sweep.ts';

interface ShardSweep {
  readonly job: string;
  readonly shards: readonly DueShard[];
  /** Does what is due about one item of the index and says whether there was anything to do. */
  settle(item: Item): Promise<boolean>;
}

/** Somebody was faster: the record is no longer what the index showed, and the next run looks again. */
const unlessOvertaken = async (settle: Promise<boolean>): Promise<boolean> => {
  try {
    return await settle;
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return false;
    throw error;
  }
};

const sweepShard = async (shard: DueShard, { job, settle }: ShardSweep, services: Core): Promise<Swept> => {
  const swept: Swept[] = [{ tally: { ...NOTHING_SWEPT, expected: await shard.expected() }, changed: [] }];
  for await (const items of shard.pages())
    for (const item of items)
      swept.push(
        await settleOne({ id: item.pk, settle: () => unlessOvertaken(settle(item)) }, job, services),
      );
  return sweptTogether(swept);
};

/** Settles every item of an index, all shards at once, page by page. One bad record is counted and the rest go on. */
export const sweepShards = async (sweep: ShardSweep, services: Core): Promise<Certificate> => {
  const startedAt = services.now();
  const swept = await Promise.all(sweep.shards.map((shard) => sweepShard(shard, sweep, services)));
  return leaveCertificate({ job: sweep.job, startedAt }, sweptTogether(swept), services);
};
