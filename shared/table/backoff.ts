import { setTimeout } from 'node:timers/promises';

const FIRST_MS = 25;
const LONGEST_MS = 2_000;
const MOST_ATTEMPTS = 10;

/** Waits before attempt `attempt` (0: not at all): full jitter, so that those who failed together do not return together. */
export const pause = async (attempt: number): Promise<void> => {
  if (attempt === 0) return;
  if (attempt >= MOST_ATTEMPTS)
    throw new Error(`The database did not take the work in ${MOST_ATTEMPTS} attempts.`);
  await setTimeout(Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt));
};
