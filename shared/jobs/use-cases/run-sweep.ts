import type { Instant } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Core } from '../../runtime/core.ts';
import { digestOf } from '../../table/digest.ts';
import {
  type Certificate,
  certify,
  NOTHING_SWEPT,
  type SweepJob,
  type SweepTally,
  sumOf,
} from '../rules/certificate.ts';

/** One record that is due. */
export interface Due {
  readonly id: string;
  /** Does what is due and says whether there was anything to do. */
  settle(): Promise<boolean>;
}

export interface Sweep {
  readonly job: SweepJob;
  /** How many are due by the database's own count, taken before they are read. */
  readonly expected: number;
  readonly due: readonly Due[];
}

export interface Swept {
  readonly tally: SweepTally;
  /** The ids of what was changed. */
  readonly changed: readonly string[];
}

/** Settles one record; one that cannot be settled is counted and holds up no other. */
export const settleOne = async ({ id, settle }: Due, job: SweepJob, { log }: Core): Promise<Swept> => {
  const one = { ...NOTHING_SWEPT, scanned: 1 };
  try {
    if (!(await settle())) return { tally: { ...one, skipped: 1 }, changed: [] };
    return { tally: { ...one, changed: 1 }, changed: [id] };
  } catch (error) {
    log.failed('a due record could not be settled', error, { job, id });
    return { tally: { ...one, failed: 1 }, changed: [] };
  }
};

/** Somebody was faster: the record is no longer what the job saw, and the next run looks again. */
export const unlessOvertaken = async (settled: Promise<boolean>): Promise<boolean> => {
  try {
    return await settled;
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return false;
    throw error;
  }
};

export const sweptTogether = (all: readonly Swept[]): Swept => ({
  tally: all.map(({ tally }) => tally).reduce(sumOf, NOTHING_SWEPT),
  changed: all.flatMap(({ changed }) => changed),
});

/** Leaves the certificate of a run. Incomplete, the run ends in an error, which rings the alarm. */
export const leaveCertificate = async (
  run: { readonly job: SweepJob; readonly startedAt: Instant },
  { tally, changed }: Swept,
  { sweeps, log, now }: Core,
): Promise<Certificate> => {
  const certificate = certify({ ...run, endedAt: now(), digest: digestOf(changed.toSorted()) }, tally);
  await sweeps.save(certificate);
  log.info('sweep ended', { ...certificate });
  if (!certificate.complete)
    throw new Error('The sweep is incomplete; its certificate says how far it came.');
  return certificate;
};

/** Settles all, one after the other, counts those that fail, and leaves a certificate. */
export const runSweep = async ({ job, expected, due }: Sweep, services: Core): Promise<Certificate> => {
  const startedAt = services.now();
  const swept: Swept[] = [{ tally: { ...NOTHING_SWEPT, expected }, changed: [] }];
  for (const one of due) swept.push(await settleOne(one, job, services));
  return leaveCertificate({ job, startedAt }, sweptTogether(swept), services);
};
