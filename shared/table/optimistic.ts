import { setTimeout } from 'node:timers/promises';
import { WriteRefused } from './table.ts';

const FIRST_MS = 4;
const LONGEST_MS = 1_000;
/** Ten seconds of waiting at most, and half of that as a rule: a request may take 29 s, and has other things to do. */
const MOST_ATTEMPTS = 18;

interface Terms<T> {
  /** In all, the first time included. */
  readonly times?: number;
  /** What comes of it when somebody else was faster every time; if it is not said, the last error. */
  readonly otherwise?: (lost: unknown) => T | Promise<T>;
  /** Which errors say that somebody else was faster. */
  readonly isLost?: (error: unknown) => boolean;
}

const isRefused = (error: unknown) => error instanceof WriteRefused;
const rethrow = (error: unknown): never => {
  throw error;
};

/**
 * Full jitter, twice as wide after each loss: those who lost together do not come back together, so that of many at one
 * record somebody gets on at any time.
 */
const jitter = (losses: number) => setTimeout(Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** losses));

/** Reads, decides and writes; from the beginning again, after a while, when somebody else was faster. */
export const optimistic = async <T>(
  attempt: () => Promise<T>,
  { times = MOST_ATTEMPTS, otherwise = rethrow, isLost = isRefused }: Terms<T> = {},
): Promise<T> => {
  for (let losses = 0; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (!isLost(error)) throw error;
      losses += 1;
      if (losses === times) return otherwise(error);
    }
    await jitter(losses);
  }
};
