import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import type { Scheduler } from './scheduler.ts';

/** What the code draws or waits for by itself comes from the seed while `work` lasts: pauses are of the scheduler's clock. */
export const withSeededTime = async <T>(
  { sleep }: Scheduler,
  chance: () => number,
  work: () => Promise<T>,
): Promise<T> => {
  const { setTimeout } = timers;
  const { random } = Math;
  timers.setTimeout = (async (ms: number | undefined, value: unknown) => {
    await sleep(ms ?? 0);
    return value;
  }) as typeof setTimeout;
  Math.random = chance;
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    timers.setTimeout = setTimeout;
    Math.random = random;
    syncBuiltinESMExports();
  }
};
