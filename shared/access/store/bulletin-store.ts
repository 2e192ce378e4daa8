import * as z from 'zod/mini';
import { addMs, Day, type Instant } from '../../base/instant.ts';
import { recordOf } from '../../table/item.ts';
import { repeated } from '../../table/repeated.ts';
import { type Table, type Write, WriteRefused } from '../../table/table.ts';
import { overtaken } from '../../table/write-or-conflict.ts';
import { controlRecordKey } from './keys.ts';

/**
 * What every instance must know at once, in one small item: whose tokens of before which second are refused, which
 * area codes have been retired in favour of which, and which campaigns were cancelled or last longer than their tasks
 * say (a handful a year).
 */
const Bulletin = z.object({
  version: z.int(),
  withdrawn: z.record(z.string(), z.number()),
  retired: z.record(z.string(), z.string()),
  campaigns: z._default(z.record(z.string(), z.union([z.literal('cancelled'), Day])), {}),
});
export type Bulletin = z.infer<typeof Bulletin>;

/** No issuer may give out tokens that live longer (docs/deploy.md), so that older withdrawals need not be kept. */
const LONGEST_TOKEN_SECONDS = 24 * 3_600;

const secondOf = (at: Instant): number => Math.ceil(Date.parse(at) / 1_000);

const stillUseful = (withdrawn: Bulletin['withdrawn'], now: Instant): Bulletin['withdrawn'] =>
  Object.fromEntries(
    Object.entries(withdrawn).filter(([, second]) => second > secondOf(now) - LONGEST_TOKEN_SECONDS),
  );

export interface BulletinStore {
  /** The bulletin as it was at most `maxAgeMs` ago; 0 reads it now. */
  read(maxAgeMs: number): Promise<Bulletin>;
  /** Refuses the tokens of a worker that were issued before `at`, which may lie ahead. */
  withdraw(worker: string, at: Instant): Promise<void>;
  /** Codes and their successors, all at once. */
  retire(successors: Readonly<Record<string, string>>): Promise<void>;
  /** What holds for all tasks of a campaign from now on, together with the campaign's own change or not at all. */
  announce(campaign: string, standing: Day | 'cancelled', change: Write): Promise<void>;
}

export const bulletinStore = (table: Table, now: () => Instant): BulletinStore => {
  let kept: { bulletin: Bulletin; readAt: Instant } | undefined;

  const fresh = async (): Promise<Bulletin> => {
    const item = await table.get(controlRecordKey());
    return item === undefined
      ? { version: 0, withdrawn: {}, retired: {}, campaigns: {} }
      : Bulletin.parse(recordOf(item));
  };

  const change = (next: (old: Bulletin) => Partial<Bulletin>, also: readonly Write[] = []): Promise<void> =>
    repeated(async () => {
      const old = await fresh();
      const put = { ...controlRecordKey(), ...old, ...next(old), version: old.version + 1 };
      try {
        await table.write([{ put, guard: old.version === 0 ? 'absent' : { version: old.version } }, ...also]);
      } catch (error) {
        // What comes beside it was decided on by the caller, who has to look again.
        if (error instanceof WriteRefused && error.index > 0) throw overtaken(error);
        throw error;
      }
    });

  return {
    async read(maxAgeMs) {
      const at = now();
      if (kept === undefined || maxAgeMs === 0 || at < kept.readAt || addMs(kept.readAt, maxAgeMs) < at) {
        kept = { bulletin: await fresh(), readAt: at };
      }
      return kept.bulletin;
    },
    withdraw: (worker, at) =>
      change(({ withdrawn }) => ({
        withdrawn: { ...stillUseful(withdrawn, now()), [worker]: secondOf(at) },
      })),
    retire: (successors) => change(({ retired }) => ({ retired: { ...retired, ...successors } })),
    announce: (campaign, standing, write) =>
      change(({ campaigns }) => ({ campaigns: { ...campaigns, [campaign]: standing } }), [write]),
  };
};
