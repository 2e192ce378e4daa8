import type { Context } from '../../table/context.ts';
import { type Table, type Write, WriteRefused } from '../../table/table.ts';
import { lockAmong, lockKey, takeLock } from './register-lock.ts';

const letGo = async (table: Table, releases: readonly Write[]): Promise<void> => {
  try {
    if (releases.length > 0) await table.write(releases);
  } catch (error) {
    // The lease was over and somebody else holds it now: there is nothing left to let go of.
    if (!(error instanceof WriteRefused)) throw error;
  }
};

/**
 * Holds the registers of some counties while `run` writes there. `run` is given the writes that let go of them, for the
 * transaction that ends its work; if it fails, they are let go of at once, and if it is killed, when the lease is over.
 */
export const withLocks = async <T>(
  ctx: Context,
  counties: readonly string[],
  holder: string,
  run: (releases: readonly Write[]) => Promise<T>,
): Promise<T> => {
  const items = await ctx.table.getMany(counties.map(lockKey));
  const releases: Write[] = [];
  try {
    for (const county of counties) releases.push(await takeLock(ctx, lockAmong(items, county), holder));
    return await run(releases);
  } catch (error) {
    await letGo(ctx.table, releases);
    throw error;
  }
};
