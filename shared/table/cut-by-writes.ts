import type { Key } from './key.ts';
import type { Write } from './table.ts';

/** As many as one transaction takes. */
const MOST_WRITES = 100;

const targetOf = (write: Write): Key => {
  if ('put' in write) return write.put;
  if ('add' in write) return write.add;
  return 'remove' in write ? write.remove : write.check;
};

const nameOf = (write: Write): string => {
  const { pk, sk } = targetOf(write);
  return `${pk}\u0000${sk}`;
};

/** One for each item: what several want to see unchanged is checked once. */
export const distinctWrites = (writes: readonly Write[]): Write[] => [
  ...new Map(writes.map((write) => [nameOf(write), write])).values(),
];

/**
 * Cuts work into transactions by counting its writes, in its order; `spare` are left for what goes with each of them.
 * A fixed number of records for each transaction is too many on the day on which one record has more writes than usual.
 */
export const cutByWrites = <T>(
  all: readonly T[],
  writesOf: (one: T) => readonly Write[],
  spare = 0,
): T[][] => {
  const batches: T[][] = [];
  let names = new Set<string>();
  for (const one of all) {
    const own = writesOf(one).map(nameOf);
    const together = new Set([...names, ...own]);
    const last = batches.at(-1);
    if (last !== undefined && together.size <= MOST_WRITES - spare) {
      last.push(one);
      names = together;
    } else {
      batches.push([one]);
      names = new Set(own);
    }
  }
  return batches;
};
