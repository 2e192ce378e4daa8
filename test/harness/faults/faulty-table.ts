import { slicesOf } from '../../../shared/table/dynamo-table.ts';
import type { Table } from '../../../shared/table/table.ts';

/** What the database takes in one batch: each is a request of its own. */
const BATCH = 25;

/** Which request to the table goes wrong, and how. */
export interface Fault {
  readonly at: number;
  /** It is not done, or it is done and the answer is lost. */
  readonly when: 'before' | 'after';
  /** The process sees an error and goes on, or it is gone with all that it still meant to do. */
  readonly then: 'goes on' | 'dies';
}

/** Throttled, cut off, or killed: to the caller it is all the same, no answer. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** A table whose requests are counted, and of which one goes wrong. The requests are found, not listed. */
export const faultyTable = (table: Table, fault?: Fault) => {
  let requests = 0;
  let struck = false;

  const once = async <A>(act: () => Promise<A>): Promise<A> => {
    if (struck && fault?.then === 'dies') throw new NoAnswer();
    requests += 1;
    if (requests !== fault?.at) return act();
    struck = true;
    if (fault.when === 'after') await act();
    throw new NoAnswer();
  };

  const faulty: Table = {
    get: (key) => once(() => table.get(key)),
    getMany: (keys) => once(() => table.getMany(keys)),
    query: (query) => once(() => table.query(query)),
    count: (query) => once(() => table.count(query)),
    write: (writes) => once(() => table.write(writes)),
    async load(items) {
      for (const some of slicesOf(items, BATCH)) await once(() => table.load(some));
    },
  };
  return { table: faulty, requests: () => requests, struck: () => struck };
};
