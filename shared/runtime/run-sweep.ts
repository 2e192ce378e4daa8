import { digestOf } from '../data/digest.ts';
import { type Certificate, certify, NOTHING_SWEPT, sumOf } from '../domain/sweep/certificate.ts';
import type { Core } from './core.ts';

/** One record that is due. */
export interface Due {
  readonly id: string;
  /** Does what is due and says whether there was anything to do. */
  settle(): Promise<boolean>;
}

export interface Sweep {
  readonly job: string;
  /** How many are due by the database's own count, taken before they are read. */
  readonly expected: number;
  readonly due: readonly Due[];
}

/** Settles all, counts those that fail, and leaves a certificate. Incomplete, it ends in an error, which rings the alarm. */
export const runSweep = async ({ job, expected, due }: Sweep, services: Core): Promise<Certificate> => {
  const { sweeps, log, now } = services;
  const startedAt = now();
  const changed: string[] = [];

  const settle = async ({ id, settle: run }: Due) => {
    try {
      if (!(await run())) return { skipped: 1 };
      changed.push(id);
      return { changed: 1 };
    } catch (error) {
      log.failed('a due record could not be settled', error, { job, id });
      return { failed: 1 };
    }
  };

  let tally = { ...NOTHING_SWEPT, expected };
  for (const one of due) tally = sumOf(tally, { ...NOTHING_SWEPT, scanned: 1, ...(await settle(one)) });
  const run = { job, startedAt, endedAt: now(), digest: digestOf(changed.toSorted()) };
  const certificate = certify(run, tally);
  await sweeps.save(certificate);
  log.info('sweep ended', { ...certificate });
  if (!certificate.complete)
    throw new Error('The sweep is incomplete; its certificate says how far it came.');
  return certificate;
};
