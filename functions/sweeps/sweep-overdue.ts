import { toCase } from '../../shared/data/case-item.ts';
import { type DueShard, dueShards } from '../../shared/data/clock-index.ts';
import { digestOf } from '../../shared/data/digest.ts';
import type { Item } from '../../shared/data/table.ts';
import { SYSTEM } from '../../shared/domain/access/role.ts';
import { dueStep } from '../../shared/domain/case/due-step.ts';
import { takeStep } from '../../shared/domain/case/take-step.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import {
  type Certificate,
  certify,
  NOTHING_SWEPT,
  type SweepTally,
  sumOf,
} from '../../shared/domain/sweep/certificate.ts';
import { type Core, coreOver } from '../../shared/runtime/core.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';

type Outcome = 'changed' | 'skipped' | 'failed';

const settle = async (item: Item, { cases, now, newId, log }: Core): Promise<Outcome> => {
  try {
    const it = toCase(item);
    const step = dueStep(it, now(), newId());
    if (step === undefined) return 'skipped';
    await cases.save(takeStep(it, step, { by: SYSTEM, at: now(), key: undefined, ifMatch: undefined }));
    return 'changed';
  } catch (error) {
    // Somebody was faster: the case is no longer what the index showed, and the next run looks again.
    if (error instanceof Refusal && error.kind === 'conflict') return 'skipped';
    log.failed('a due case could not be settled', error, { key: item.pk });
    return 'failed';
  }
};

interface Swept {
  readonly tally: SweepTally;
  readonly changed: readonly string[];
}

const sweepShard = async (shard: DueShard, services: Core): Promise<Swept> => {
  const changed: string[] = [];
  let tally = { ...NOTHING_SWEPT, expected: await shard.expected() };
  for await (const items of shard.pages()) {
    for (const item of items) {
      const outcome = await settle(item, services);
      if (outcome === 'changed') changed.push(item.pk);
      tally = sumOf(tally, { ...NOTHING_SWEPT, scanned: 1, [outcome]: 1 });
    }
  }
  return { tally, changed };
};

/**
 * Takes the one step that is due for every case whose moment has come: of the ladder, for a late follow-up order, or
 * to ask whether a solution lasted. Safe to run twice or to miss: a step that was missed is taken by the next run, one
 * a run. One bad record is counted and the rest go on. An incomplete sweep ends in an error, which rings the alarm.
 */
export const sweepOverdue = async (services: Core): Promise<Certificate> => {
  const startedAt = services.now();
  const shards = dueShards(services.table, startedAt);
  const swept = await Promise.all(shards.map((shard) => sweepShard(shard, services)));
  const tally = swept.map((one) => one.tally).reduce(sumOf, NOTHING_SWEPT);
  const digest = digestOf(swept.flatMap((one) => one.changed).sort());
  const certificate = certify({ job: 'overdue', startedAt, endedAt: services.now(), digest }, tally);
  await services.sweeps.save(certificate);
  services.log.info('sweep ended', { ...certificate });
  if (!certificate.complete)
    throw new Error('The sweep is incomplete; its certificate says how far it came.');
  return certificate;
};

const services = lambdaServices(coreOver);

export const handler = () => sweepOverdue(services());
