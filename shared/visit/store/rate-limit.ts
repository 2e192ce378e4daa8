import { Refusal } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import { expiresAfterHours } from '../../table/key.ts';
import { optimistic } from '../../table/table.ts';
import { clientBucket } from './client-bucket.ts';
import { rateLimitKey } from './keys.ts';

const MOST_MISSES_A_MINUTE = 30;
const KEPT_HOURS = 1;
const MOST_ATTEMPTS = 3;

/** Of slips, or of calendars: a telephone that asks for a calendar of last year keeps nobody from their slip. */
export type RateGroup = 'slip' | 'calendar';

const tooMany = () => new Refusal('too-many', 'request.too-many');

const missesOf = async (ctx: Context, group: RateGroup, address: string) => {
  const at = ctx.now();
  const key = rateLimitKey(clientBucket(address), at.slice(0, 16), group);
  const misses = Number((await ctx.table.get(key))?.['version'] ?? 0);
  if (misses >= MOST_MISSES_A_MINUTE) throw tooMany();
  return { key, misses, expiresAt: expiresAfterHours(at, KEPT_HOURS) };
};

/** Refuses (429) whoever missed 30 times in this minute, good numbers too: or they would show who goes on guessing. */
export const requireFewMisses = async (ctx: Context, group: RateGroup, address: string): Promise<void> => {
  await missesOf(ctx, group, address);
};

/**
 * Counts a number that nobody was given. Who holds a good one is never counted, for a whole mobile network asks from
 * one address. No address is stored. Many misses at once that cannot all be counted are refused like too many.
 */
export const countMiss = (ctx: Context, group: RateGroup, address: string): Promise<void> =>
  optimistic(
    async () => {
      const { key, misses, expiresAt } = await missesOf(ctx, group, address);
      const guard = misses === 0 ? ('absent' as const) : { version: misses };
      await ctx.table.write([{ put: { ...key, version: misses + 1, expiresAt }, guard }]);
    },
    {
      times: MOST_ATTEMPTS,
      otherwise: () => {
        throw tooMany();
      },
    },
  );
