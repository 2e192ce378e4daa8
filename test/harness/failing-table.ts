import { slicesOf } from '../../shared/table/dynamo-table.ts';
import type { Table } from '../../shared/table/table.ts';

/** What the database takes at once, so that a kill may come between two batches. */
const BATCH = 25;

/** What a process that is killed looks like to whoever waits for it. */
export class Killed extends Error {}

/** A table whose user is killed at the `at`th write, before it happens or right after it; it stays dead until revived. */
export const failingTable = <T extends Table>(table: T) => {
  let left = Number.POSITIVE_INFINITY;
  let after = false;
  const dying = async <A>(act: () => Promise<A>): Promise<A> => {
    left -= 1;
    if (left > 0) return act();
    if (left === 0 && after) await act();
    throw new Killed('killed');
  };
  return {
    killAt(at: number, when: 'before' | 'after') {
      left = at;
      after = when === 'after';
    },
    revive() {
      left = Number.POSITIVE_INFINITY;
    },
    table: {
      ...table,
      write: (writes) => dying(() => table.write(writes)),
      async load(items) {
        for (const some of slicesOf(items, BATCH)) await dying(() => table.load(some));
      },
    } as T,
  };
};
