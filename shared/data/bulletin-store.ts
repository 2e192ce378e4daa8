import * as z from 'zod/mini';
import { addMs, type Instant } from '../domain/instant.ts';
import { recordOf } from './item.ts';
import { keys } from './keys.ts';
import { type Table, WriteRefused } from './table.ts';

/**
 * What every instance must know at once, in one small item: whose tokens of before which second are refused, and
 * which area codes have been retired in favour of which.
 */
const Bulletin = z.object({
  version: z.int(),
  withdrawn: z.record(z.string(), z.number()),
  retired: z.record(z.string(), z.string()),
});
export type Bulletin = z.infer<typeof Bulletin>;

export interface BulletinStore {
  /** The bulletin as it was at most `maxAgeMs` ago; 0 reads it now. */
  read(maxAgeMs: number): Promise<Bulletin>;
  withdraw(worker: string, at: Instant): Promise<void>;
  /** Codes and their successors, all at once. */
  retire(successors: Readonly<Record<string, string>>): Promise<void>;
}

export const bulletinStore = (table: Table, now: () => Instant): BulletinStore => {
  let kept: { bulletin: Bulletin; readAt: Instant } | undefined;

  const fresh = async (): Promise<Bulletin> => {
    const item = await table.get(keys.bulletin());
    return item === undefined ? { version: 0, withdrawn: {}, retired: {} } : Bulletin.parse(recordOf(item));
  };

  const change = async (next: (old: Bulletin) => Omit<Bulletin, 'version'>): Promise<void> => {
    const old = await fresh();
    const put = { ...keys.bulletin(), ...next(old), version: old.version + 1 };
    try {
      await table.write([{ put, guard: old.version === 0 ? 'absent' : { version: old.version } }]);
    } catch (error) {
      if (!(error instanceof WriteRefused)) throw error;
      await change(next);
    }
  };

  return {
    async read(maxAgeMs) {
      const at = now();
      if (kept === undefined || maxAgeMs === 0 || at < kept.readAt || addMs(kept.readAt, maxAgeMs) < at) {
        kept = { bulletin: await fresh(), readAt: at };
      }
      return kept.bulletin;
    },
    withdraw: (worker, at) =>
      change(({ withdrawn, retired }) => ({
        withdrawn: { ...withdrawn, [worker]: Math.ceil(Date.parse(at) / 1_000) },
        retired,
      })),
    retire: (successors) =>
      change(({ withdrawn, retired }) => ({ withdrawn, retired: { ...retired, ...successors } })),
  };
};
