import { pause } from './backoff.ts';
import { WriteRefused } from './table.ts';

const MOST_ATTEMPTS = 6;

/** Reads, decides and writes; from the beginning again when somebody else changed one of the records meanwhile. */
export const repeated = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let n = 0; ; n += 1) {
    await pause(n);
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof WriteRefused) || n + 1 === MOST_ATTEMPTS) throw error;
    }
  }
};
