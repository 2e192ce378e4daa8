import { pause } from './backoff.ts';
import { WriteRefused } from './table.ts';

const MOST_ATTEMPTS = 6;

/** Reads, decides and writes; from the beginning again when somebody else changed one of the records meanwhile. */
export const repeated = async (attempt: () => Promise<void>): Promise<void> => {
  for (let n = 0; ; n += 1) {
    await pause(n);
    try {
      await attempt();
      return;
    } catch (error) {
      if (!(error instanceof WriteRefused) || n + 1 === MOST_ATTEMPTS) throw error;
    }
  }
};
