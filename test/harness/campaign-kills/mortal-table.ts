import type { Table } from '../../../shared/table/table.ts';

/** The process is gone: nothing it still meant to do happens. */
export class Killed extends Error {}

/** When a process dies: at this request, before it left or after it was done and its answer lost. Never, if none. */
export interface Fate {
  readonly request: number;
  readonly when: 'before' | 'after';
}

export interface Life {
  readonly table: Table;
  isOver(): boolean;
}

const BATCH = 25;

/** A table as one process sees it that may die at any request. `wrote` is told of every item that was put in a batch. */
export const mortalTable = (
  table: Table,
  fate: Fate | undefined,
  wrote: (items: readonly { pk: string }[]) => void,
): Life => {
  let requests = 0;
  let dead = false;

  const die = () => {
    dead = true;
    throw new Killed();
  };
  const once = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dead) throw new Killed();
    requests += 1;
    const isLast = requests === fate?.request;
    if (isLast && fate.when === 'before') die();
    const answer = await work();
    if (isLast) die();
    return answer;
  };

  return {
    isOver: () => dead,
    table: {
      get: (key) => once(() => table.get(key)),
      getMany: (keys) => once(() => table.getMany(keys)),
      query: (query) => once(() => table.query(query)),
      count: (query) => once(() => table.count(query)),
      write: (writes) => once(() => table.write(writes)),
      async load(items) {
        for (let start = 0; start < items.length; start += BATCH) {
          const some = items.slice(start, start + BATCH);
          await once(async () => {
            await table.load(some);
            wrote(some);
          });
        }
      },
    },
  };
};
