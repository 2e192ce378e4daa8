import { optimistic } from '../optimistic.ts';

/** For the database takes what it left in the end, unless it is down; then the wait grows to a second. */
const MOST_ATTEMPTS = 16;

/** The engine has taken some of a batch, and left the rest. */
class LeftOver extends Error {
  override readonly name = 'LeftOver';
}

/** Sends a batch, and what the engine leaves of it, until it has taken everything. `send` says what was left. */
export const untilTaken = <T>(batch: readonly T[], send: (left: readonly T[]) => Promise<readonly T[]>) => {
  let left = batch;
  return optimistic(
    async () => {
      left = await send(left);
      if (left.length > 0) throw new LeftOver(`The database left ${left.length} of ${batch.length}.`);
    },
    { times: MOST_ATTEMPTS, isLost: (error) => error instanceof LeftOver },
  );
};
