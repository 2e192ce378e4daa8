import type { Key } from '../../../shared/table/key.ts';
import type { Table, Write } from '../../../shared/table/table.ts';
import { pick } from '../campaign-kills/chance.ts';
import { NoAnswer } from '../faults/faulty-table.ts';
import type { LateTable } from './late-table.ts';
import type { Scheduler } from './scheduler.ts';

/** What goes wrong for one process: at its so-many-th request to the table, which is done before that, or is not. */
export interface Fate {
  readonly request: number;
  readonly when: 'before' | 'after';
  /** It is gone then; else it sees an error and goes on. */
  readonly isDeadly: boolean;
}

export interface Life {
  readonly table: Table;
  wasStruck(): boolean;
  /** The turns at which it wrote something that its user asked for. */
  readonly wrote: number[];
  /** What it wrote, for the story. */
  readonly keys: string[];
}

/** Who read what, who takes turns, how often somebody tried: written by each attempt, and no effect of a command. */
const maySay = /^(ACCESS|LOCK|SWEEP|BUCKET)#/;
const STALLS = 0.01;
const LONGEST_STALL_MS = 20_000;

const keyIn = (write: Write): Key[] => {
  if ('put' in write) return [write.put];
  if ('add' in write) return [write.add];
  return 'remove' in write ? [write.remove] : [];
};

/** The table as one process sees it: it may stall, fail or die at a request, and what it wrote is noted. */
export const lifeOver = (
  { table, committedAt }: LateTable,
  scheduler: Scheduler,
  chance: () => number,
  fate: Fate | undefined,
): Life => {
  const wrote: number[] = [];
  const keys: string[] = [];
  let requests = 0;
  let struck = false;

  const once = async <T>(work: () => Promise<T>): Promise<T> => {
    if (struck && fate?.isDeadly) throw new NoAnswer();
    if (chance() < STALLS) await scheduler.sleep(pick(chance, LONGEST_STALL_MS));
    requests += 1;
    if (requests !== fate?.request) return work();
    struck = true;
    if (fate.when === 'after') await work();
    throw new NoAnswer();
  };
  const noted = (written: readonly Key[], at = scheduler.turns()) => {
    const business = written.filter(({ pk }) => !maySay.test(pk));
    if (business.length === 0) return;
    wrote.push(at);
    keys.push(...business.map(({ pk, sk }) => `${pk} ${sk}`));
  };

  return {
    wrote,
    keys,
    wasStruck: () => struck,
    table: {
      get: (key) => once(() => table.get(key)),
      getMany: (all) => once(() => table.getMany(all)),
      query: (query) => once(() => table.query(query)),
      count: (query) => once(() => table.count(query)),
      write: (writes) =>
        once(async () => {
          await table.write(writes);
          noted(writes.flatMap(keyIn), committedAt(writes));
        }),
      async load(items) {
        for (let start = 0; start < items.length; start += 25) {
          const some = items.slice(start, start + 25);
          await once(async () => {
            await table.load(some);
            noted(some);
          });
        }
      },
    },
  };
};
