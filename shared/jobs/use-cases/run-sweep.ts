import type { Instant } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import { atOnce } from '../../table/at-once.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import type { Partition } from '../../table/partition.ts';
import {
  type Certificate,
  certify,
  NOTHING_PROCESSED,
  type SweepJob,
  type SweepTally,
  sumOf,
} from '../rules/certificate.ts';
import { saveCertificate } from '../store/sweep-store.ts';

/** One record that is due. */
export interface Due {
  readonly id: string;
  /** Does what is due and says whether there was anything to do. */
  process(): Promise<boolean>;
}

interface Sweep {
  readonly job: SweepJob;
  /** How many are due by the database's own count, taken before they are read. */
  readonly expected: number;
  readonly due: Iterable<Due> | AsyncIterable<Due>;
}

interface PartitionSweep<T> {
  readonly job: SweepJob;
  readonly partitions: readonly Partition<T>[];
  /** So many partitions at the same time, begun in their order. */
  readonly atOnce: number;
  /** What the log may say of one. */
  idOf(one: T): string;
  /** Does what is due about one and says whether there was anything to do. */
  process(one: T): Promise<boolean>;
}

export interface SweepResult {
  readonly tally: SweepTally;
  /** The ids of what was changed. */
  readonly changed: readonly string[];
}

/** One that cannot be processed is counted and holds up no other. */
export const processOne = async (due: Due, job: SweepJob, ctx: Context): Promise<SweepResult> => {
  const one = { ...NOTHING_PROCESSED, scanned: 1 };
  try {
    if (!(await due.process())) return { tally: { ...one, skipped: 1 }, changed: [] };
    return { tally: { ...one, changed: 1 }, changed: [due.id] };
  } catch (error) {
    ctx.log.failed('a due record could not be settled', error, { job, id: due.id });
    return { tally: { ...one, failed: 1 }, changed: [] };
  }
};

/** Somebody was faster: the record is no longer what the job saw, and the next run looks again. */
export const unlessOvertaken = async (result: Promise<boolean>): Promise<boolean> => {
  try {
    return await result;
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return false;
    throw error;
  }
};

export const sumOfResults = (all: readonly SweepResult[]): SweepResult => ({
  tally: all.map(({ tally }) => tally).reduce(sumOf, NOTHING_PROCESSED),
  changed: all.flatMap(({ changed }) => changed),
});

/** Leaves the certificate of a run. Incomplete, the run ends in an error, which rings the alarm. */
export const leaveCertificate = async (
  run: { readonly job: SweepJob; readonly startedAt: Instant },
  { tally, changed }: SweepResult,
  ctx: Context,
): Promise<Certificate> => {
  const certificate = certify({ ...run, endedAt: ctx.now(), digest: digestOf(changed.toSorted()) }, tally);
  await saveCertificate(ctx, certificate);
  ctx.log.info('sweep ended', { ...certificate });
  if (!certificate.complete)
    throw new Error('The sweep is incomplete; its certificate says how far it came.');
  return certificate;
};

/** All, one after the other. */
const processAll = async ({ job, expected, due }: Sweep, ctx: Context): Promise<SweepResult> => {
  const results: SweepResult[] = [{ tally: { ...NOTHING_PROCESSED, expected }, changed: [] }];
  for await (const record of due) results.push(await processOne(record, job, ctx));
  return sumOfResults(results);
};

async function* dueIn<T>(partition: Partition<T>, sweep: PartitionSweep<T>): AsyncGenerator<Due> {
  for await (const page of partition.pages())
    for (const one of page) yield { id: sweep.idOf(one), process: () => unlessOvertaken(sweep.process(one)) };
}

/** Processes all, one after the other, counts those that fail, and leaves a certificate. */
export const runSweep = async (sweep: Sweep, ctx: Context): Promise<Certificate> => {
  const startedAt = ctx.now();
  return leaveCertificate({ job: sweep.job, startedAt }, await processAll(sweep, ctx), ctx);
};

/** Processes all that stands in some partitions, page by page. One bad record is counted and the rest go on. */
export const sweepPartitions = async <T>(sweep: PartitionSweep<T>, ctx: Context): Promise<Certificate> => {
  const { job, partitions } = sweep;
  const startedAt = ctx.now();
  const results = await atOnce(sweep.atOnce, partitions, async (partition) =>
    processAll({ job, expected: await partition.expected(), due: dueIn(partition, sweep) }, ctx),
  );
  return leaveCertificate({ job, startedAt }, sumOfResults(results), ctx);
};
