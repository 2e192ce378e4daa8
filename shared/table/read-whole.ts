import { optimistic } from './table.ts';

/** A query may see a transaction half done: some of its items, and others not yet. */
class HalfRead extends Error {
  override readonly name = 'HalfRead';
}

/** A quarter of a second of waiting as a rule: a transaction that is being shown takes some milliseconds. */
const MOST_READS = 8;

/** Reads again as long as what was found is not of one moment. Where that never ends, it is taken as it stands. */
export const readWhole = <T>(read: () => Promise<T>, isWhole: (found: T) => boolean): Promise<T> => {
  const attempt = async () => {
    const found = await read();
    if (!isWhole(found)) throw new HalfRead('What was read is not of one moment.');
    return found;
  };
  return optimistic(attempt, {
    times: MOST_READS,
    isLost: (error) => error instanceof HalfRead,
    otherwise: read,
  });
};
