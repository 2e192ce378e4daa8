import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { WorkerId } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { type Write, writeOrConflict } from '../../table/table.ts';
import { calendarKey, calendarPlaceKey } from './keys.ts';

/** Whose visits a feed shows. The token itself is nowhere; who reads the table cannot read the feed. */
const Feed = z.object({ worker: WorkerId, issuedAt: Instant });
export type Feed = z.infer<typeof Feed>;

const Place = z.strictObject({ fingerprint: z.string(), version: z.int() });

const fingerprintOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const placeOf = async ({ table }: Context, worker: string) => {
  const item = await table.get(calendarPlaceKey(worker));
  return item && Place.parse(recordOf(item));
};

const removal = (fingerprint: string): Write => ({ remove: calendarKey(fingerprint), guard: 'exists' });

/** A new token, shown once; the one before stops working at the same moment. */
export const issueCalendar = async (ctx: Context, feed: Feed): Promise<string> => {
  const before = await placeOf(ctx, feed.worker);
  const token = randomBytes(32).toString('base64url');
  const fingerprint = fingerprintOf(token);
  const place = { ...calendarPlaceKey(feed.worker), fingerprint, version: (before?.version ?? 0) + 1 };
  await writeOrConflict(ctx.table, [
    { put: place, guard: before === undefined ? 'absent' : { version: before.version } },
    { put: { ...feed, ...calendarKey(fingerprint) }, guard: 'absent' },
    ...(before === undefined ? [] : [removal(before.fingerprint)]),
  ]);
  return token;
};

export const revokeCalendar = async (ctx: Context, worker: string): Promise<void> => {
  const before = await placeOf(ctx, worker);
  if (before === undefined) return;
  const { fingerprint, version } = before;
  await writeOrConflict(ctx.table, [
    { remove: calendarPlaceKey(worker), guard: { version } },
    removal(fingerprint),
  ]);
};

export const findCalendar = async ({ table }: Context, token: string): Promise<Feed | undefined> => {
  const item = await table.get(calendarKey(fingerprintOf(token)));
  return item && Feed.parse(recordOf(item));
};
