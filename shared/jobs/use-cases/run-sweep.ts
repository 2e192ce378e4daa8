import type { Instant } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import { atOnce } from '../../table/at-once.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import type { Due } from '../../table/look.ts';
import type { Partition } from '../../table/partition.ts';
import { WriteRefused } from '../../table/table.ts';
import {
  type Certificate,
  certify,
  NOTHING_PROCESSED,
  type SweepJob,
  type SweepTally,
  sumOf,
} from '../rules/certificate.ts';
import { saveCertificate } from '../store/sweep-store.ts';

interface PartitionSweep<T> {
  readonly job: SweepJob;
  readonly partitions: readonly Partition<T>[];
  /** So many partitions at the same time, begun in their order. */
  readonly atOnce: number;
  /** What the log may say of one. */
  idOf(one: T): string;
  /** Tells it from all others of its partition, where what the log may say does not. */
  keyOf?(one: T): string;
  /** Does what is due about one and says whether there was anything to do. */
  process(one: T): Promise<boolean>;
}

export interface SweepResult {
  readonly tally: SweepTally;
  /** The ids of what was changed. */
  readonly changed: readonly string[];
}

/** Somebody was faster: the record is no longer what the job saw, and the next run looks again. */
const isOvertaken = (error: unknown): boolean =>
  error instanceof WriteRefused ||
  (error instanceof Refusal && (error.kind === 'conflict' || error.kind === 'changed'));

/** One that cannot be processed is counted and holds up no other; where a person was faster, nothing is wrong. */
export const processOne = async (due: Due, job: SweepJob, ctx: Context): Promise<SweepResult> => {
  const one = { ...NOTHING_PROCESSED, scanned: 1 };
  try {
    if (!(await due.process())) return { tally: { ...one, skipped: 1 }, changed: [] };
    return { tally: { ...one, changed: 1 }, changed: [due.id] };
  } catch (error) {
    if (isOvertaken(error)) return { tally: { ...one, skipped: 1 }, changed: [] };
    ctx.log.failed('a due record could not be settled', error, { job, id: due.id });
    return { tally: { ...one, failed: 1 }, changed: [] };
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

interface Seen {
  /** In this look. */
  readonly found: Set<string>;
  /** In this look or one before. */
  readonly before: Set<string>;
}

/** All, one after the other. */
const processAll = async (job: SweepJob, due: AsyncIterable<Due>, ctx: Context): Promise<SweepResult> => {
  const results: SweepResult[] = [];
  for await (const record of due) results.push(await processOne(record, job, ctx));
  return sumOfResults(results);
};

/** What stands in a partition; `found` gets the key of each, and what is in `seen` is not taken a second time. */
async function* dueIn<T>(partition: Partition<T>, sweep: PartitionSweep<T>, seen: Seen): AsyncGenerator<Due> {
  const { idOf, keyOf = idOf, process } = sweep;
  for await (const page of partition.pages())
    for (const one of page) {
      const key = keyOf(one);
      seen.found.add(key);
      if (seen.before.has(key)) continue;
      seen.before.add(key);
      yield { id: idOf(one), process: () => process(one) };
    }
}

/** One look at a partition: what came of it, and how many were counted that it did not find. */
const lookInto = async <T>(
  partition: Partition<T>,
  sweep: PartitionSweep<T>,
  before: Set<string>,
  ctx: Context,
) => {
  const expected = await partition.expected();
  const found = new Set<string>();
  const result = await processAll(sweep.job, dueIn(partition, sweep, { found, before }), ctx);
  return { result, missing: Math.max(0, expected - found.size) };
};

/**
 * Where fewer are found than were counted, people may have done with some in between: it is counted and read once more,
 * and only what is missing then is.
 */
const processPartition = async <T>(
  partition: Partition<T>,
  sweep: PartitionSweep<T>,
  ctx: Context,
): Promise<SweepResult> => {
  const before = new Set<string>();
  const first = await lookInto(partition, sweep, before, ctx);
  const looks = first.missing === 0 ? [first] : [first, await lookInto(partition, sweep, before, ctx)];
  const { tally, changed } = sumOfResults(looks.map(({ result }) => result));
  return { tally: { ...tally, expected: tally.scanned + (looks.at(-1)?.missing ?? 0) }, changed };
};

/** Processes all that stands in some partitions, page by page. One bad record is counted and the rest go on. */
export const sweepPartitions = async <T>(sweep: PartitionSweep<T>, ctx: Context): Promise<Certificate> => {
  const { job, partitions } = sweep;
  const startedAt = ctx.now();
  const results = await atOnce(sweep.atOnce, partitions, (partition) =>
    processPartition(partition, sweep, ctx),
  );
  return leaveCertificate({ job, startedAt }, sumOfResults(results), ctx);
};
