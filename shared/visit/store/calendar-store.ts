import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { WorkerId } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import { recordOf } from '../../table/item.ts';
import type { Table, Write } from '../../table/table.ts';
import { writeOrConflict } from '../../table/write-or-conflict.ts';
import { calendarKey, calendarPlaceKey } from './keys.ts';

/** Whose visits a feed shows. The token itself is nowhere; who reads the table cannot read the feed. */
const Feed = z.object({ worker: WorkerId, issuedAt: Instant });
export type Feed = z.infer<typeof Feed>;

const Place = z.strictObject({ fingerprint: z.string(), version: z.int() });

export interface CalendarStore {
  /** A new token, shown once; the one before stops working at the same moment. */
  issue(feed: Feed): Promise<string>;
  revoke(worker: string): Promise<void>;
  find(token: string): Promise<Feed | undefined>;
}

const fingerprintOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const calendarStore = (table: Table): CalendarStore => {
  const placeOf = async (worker: string) => {
    const item = await table.get(calendarPlaceKey(worker));
    return item && Place.parse(recordOf(item));
  };
  const removal = (fingerprint: string): Write => ({ remove: calendarKey(fingerprint), guard: 'exists' });

  return {
    async issue(feed) {
      const before = await placeOf(feed.worker);
      const token = randomBytes(32).toString('base64url');
      const fingerprint = fingerprintOf(token);
      const place = { ...calendarPlaceKey(feed.worker), fingerprint, version: (before?.version ?? 0) + 1 };
      await writeOrConflict(table, [
        { put: place, guard: before === undefined ? 'absent' : { version: before.version } },
        { put: { ...feed, ...calendarKey(fingerprint) }, guard: 'absent' },
        ...(before === undefined ? [] : [removal(before.fingerprint)]),
      ]);
      return token;
    },
    async revoke(worker) {
      const before = await placeOf(worker);
      if (before === undefined) return;
      const { fingerprint, version } = before;
      await writeOrConflict(table, [
        { remove: calendarPlaceKey(worker), guard: { version } },
        removal(fingerprint),
      ]);
    },
    async find(token) {
      const item = await table.get(calendarKey(fingerprintOf(token)));
      return item && Feed.parse(recordOf(item));
    },
  };
};
