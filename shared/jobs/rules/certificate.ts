import * as z from 'zod/mini';
import { Instant } from '../../base/instant.ts';
import { type LookName, looks } from '../../modules.ts';

const Count = z.int().check(z.minimum(0));

const lookNames = Object.keys(looks) as LookName[];

/** Every job that leaves certificates, and every look, by the name that they stand under. */
export const SweepJob = z.enum([
  'overdue',
  'turn-links',
  'finish-work',
  'remind-of-visits',
  'recount',
  'facts',
  'deadlines',
  'access',
  'retention',
  'messages',
  'mend-inboxes',
  ...lookNames,
]);
export type SweepJob = z.infer<typeof SweepJob>;

/** What a sweep leaves behind: proof that it saw every record it had to see, and what it did. */
export const Certificate = z.strictObject({
  job: SweepJob,
  startedAt: Instant,
  endedAt: Instant,
  durationMs: Count,
  /** How many the index held when the sweep began, counted apart from the reading. */
  expected: Count,
  /** How many it read. */
  scanned: Count,
  changed: Count,
  /** Read, and nothing to do: somebody was faster, or the moment had moved. */
  skipped: Count,
  failed: Count,
  /** Fingerprint of the ids that it changed, in order: two runs that did the same have the same. */
  digest: z.string(),
  complete: z.boolean(),
});
export type Certificate = z.infer<typeof Certificate>;

export interface SweepTally {
  readonly expected: number;
  readonly scanned: number;
  readonly changed: number;
  readonly skipped: number;
  readonly failed: number;
}

export const NOTHING_PROCESSED: SweepTally = {
  expected: 0,
  scanned: 0,
  changed: 0,
  skipped: 0,
  failed: 0,
};

export const sumOf = (a: SweepTally, b: SweepTally): SweepTally => ({
  expected: a.expected + b.expected,
  scanned: a.scanned + b.scanned,
  changed: a.changed + b.changed,
  skipped: a.skipped + b.skipped,
  failed: a.failed + b.failed,
});

interface Run {
  readonly job: SweepJob;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly digest: string;
}

/** Complete: nothing expected was left unread, everything read was processed, and nothing failed. */
export const certify = (run: Run, tally: SweepTally): Certificate => ({
  ...run,
  durationMs: Math.max(0, Date.parse(run.endedAt) - Date.parse(run.startedAt)),
  ...tally,
  complete:
    tally.scanned >= tally.expected &&
    tally.failed === 0 &&
    tally.scanned === tally.changed + tally.skipped + tally.failed,
});
