import { Refusal } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import { expiresAfterHours } from '../../table/key.ts';
import { optimistic } from '../../table/table.ts';
import { clientBucket } from './client-bucket.ts';
import { rateLimitKey } from './keys.ts';

const MOST_A_MINUTE = 30;
const KEPT_HOURS = 1;
const MOST_ATTEMPTS = 3;

const tooMany = () => new Refusal('too-many', 'request.too-many');

const count = async (ctx: Context, group: string): Promise<void> => {
  const at = ctx.now();
  const key = rateLimitKey(group, at.slice(0, 16));
  const item = await ctx.table.get(key);
  const version = Number(item?.['version'] ?? 0);
  if (version >= MOST_A_MINUTE) throw tooMany();
  const expiresAt = expiresAfterHours(at, KEPT_HOURS);
  const guard = version === 0 ? ('absent' as const) : { version };
  await ctx.table.write([{ put: { ...key, version: version + 1, expiresAt }, guard }]);
};

/** Counts a request to an open door; refuses (429) beyond 30 a minute. No address is stored. */
export const limitRate = (ctx: Context, address: string): Promise<void> => {
  const bucket = clientBucket(address);
  return optimistic(() => count(ctx, bucket), {
    times: MOST_ATTEMPTS,
    otherwise: () => {
      throw tooMany();
    },
  });
};
