import { toCase } from '../../shared/data/case-item.ts';
import { type DueShard, dueShards } from '../../shared/data/clock-index.ts';
import type { Item } from '../../shared/data/table.ts';
import { SYSTEM } from '../../shared/domain/access/role.ts';
import { isOpen } from '../../shared/domain/case/case.ts';
import { dueStep } from '../../shared/domain/case/case-clock.ts';
import { rungAfter } from '../../shared/domain/case/rung-after.ts';
import { takeStep } from '../../shared/domain/case/take-step.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import {
  type Certificate,
  certify,
  NOTHING_SWEPT,
  type SweepTally,
  sumOf,
} from '../../shared/domain/sweep/certificate.ts';
import { fromEnvironment, type Services } from '../../shared/runtime/services.ts';

type Outcome = 'changed' | 'skipped' | 'failed';

const settle = async (item: Item, { cases, now, log }: Services): Promise<Outcome> => {
  try {
    const it = toCase(item);
    const did = isOpen(it) ? dueStep(it.clock, now()) : 'wait';
    if (did === 'wait') return 'skipped';
    const step = { step: 'ladder', did, rung: rungAfter(it.rung, did) } as const;
    await cases.save(takeStep(it, step, { by: SYSTEM, at: now(), key: undefined, ifMatch: undefined }));
    return 'changed';
  } catch (error) {
    // Somebody was faster: the case is no longer what the index showed, and the next run looks again.
    if (error instanceof Refusal && error.kind === 'conflict') return 'skipped';
    log.failed('a due case could not be settled', error, { key: item.pk });
    return 'failed';
  }
};

const sweepShard = async (shard: DueShard, services: Services): Promise<SweepTally> => {
  let tally = { ...NOTHING_SWEPT, expected: await shard.expected() };
  for await (const items of shard.pages()) {
    for (const item of items) {
      const outcome = await settle(item, services);
      tally = sumOf(tally, { ...NOTHING_SWEPT, scanned: 1, [outcome]: 1 });
    }
  }
  return tally;
};

/**
 * Marks what is late and takes one step of the ladder for every clock whose moment has come. Safe to run twice or to
 * miss; one bad record is counted and the rest go on. An incomplete sweep ends in an error, which rings the alarm.
 */
export const sweepOverdue = async (services: Services): Promise<Certificate> => {
  const startedAt = services.now();
  const shards = dueShards(services.table, startedAt);
  const tallies = await Promise.all(shards.map((shard) => sweepShard(shard, services)));
  const certificate = certify('overdue', startedAt, services.now(), tallies.reduce(sumOf, NOTHING_SWEPT));
  await services.sweeps.save(certificate);
  services.log.info('sweep ended', { ...certificate });
  if (!certificate.complete)
    throw new Error('The sweep is incomplete; its certificate says how far it came.');
  return certificate;
};

export const handler = () => sweepOverdue(fromEnvironment());
