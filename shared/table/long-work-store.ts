import type { Instant } from '../base/instant.ts';
import { type LongWork, nothingLeft } from '../base/long-work.ts';
import { notFound, Refusal } from '../base/refusal.ts';
import { type Sent, sameAsBefore } from '../base/sent-before.ts';
import { createOnce } from './create-once.ts';
import { recordOf } from './item.ts';
import type { Key } from './key.ts';
import type { Item, Table, Write } from './table.ts';
import { unfinishedPartition } from './unfinished-key.ts';
import { writeOrConflict } from './write-or-conflict.ts';

/** What the stores of two kinds of work differ in. */
export interface WorkKind<T extends LongWork, C> {
  readonly name: string;
  readonly key: (id: string) => Key;
  readonly countsKey: (id: string) => Key;
  readonly parse: (record: unknown) => T;
  readonly parseCounts: (record: unknown) => C;
}

export interface LongWorkStore<T extends LongWork, C> {
  /** The record in an item, as a job finds it. */
  parse(record: unknown): T;
  find(id: string): Promise<T | undefined>;
  get(id: string): Promise<T>;
  /** What the same sending has begun before; refuses when the id stands for something else. */
  before(sent: Pick<T, 'id' | 'digest'>, by: string): Promise<T | undefined>;
  /** Notes that it has begun, with what begins it; answers with what stands there when it was sent before. */
  begin(it: T, firstWrites?: readonly Write[]): Promise<T>;
  /** Notes that nothing is left to do. */
  finish(it: T, at: Instant): Promise<T>;
  counts(id: string): Promise<C>;
  /** For the transaction that does what is counted. */
  counted(it: T, amounts: Partial<C> & Readonly<Record<string, number>>): Write;
}

export const longWorkStore = <T extends LongWork, C>(
  table: Table,
  kind: WorkKind<T, C>,
): LongWorkStore<T, C> => {
  const { name, key, countsKey, parse, parseCounts } = kind;

  const itemOf = (it: T): Item => ({
    ...it,
    ...key(it.id),
    ...(it.lookAt === undefined ? {} : { clockPk: unfinishedPartition(), clockSk: it.lookAt }),
  });

  const find = async (id: string) => {
    const item = await table.get(key(id));
    return item === undefined ? undefined : parse(recordOf(item));
  };

  const get = async (id: string) => {
    const it = await find(id);
    if (it === undefined) throw notFound(name);
    return it;
  };

  const same = (standing: T, sent: Sent): T => {
    sameAsBefore({ createdBy: standing.by.id, digest: standing.digest }, sent, 'id');
    return standing;
  };

  return {
    parse,
    find,
    get,
    async before({ id, digest }, by) {
      const standing = await find(id);
      return standing && same(standing, { createdBy: by, digest });
    },
    async begin(it, firstWrites = []) {
      const sent = { createdBy: it.by.id, digest: it.digest };
      const writes: Write[] = [{ put: itemOf(it), guard: 'absent' }, ...firstWrites];
      return (await createOnce(table, writes, (item) => same(parse(recordOf(item)), sent))) ?? it;
    },
    async finish(it, at) {
      const done = nothingLeft(it, at);
      try {
        await writeOrConflict(table, [{ put: itemOf(done), guard: { version: it.version } }]);
        return done;
      } catch (error) {
        // Two were at it, and the other one was faster.
        if (!(error instanceof Refusal)) throw error;
        return get(it.id);
      }
    },
    async counts(id) {
      const item = await table.get(countsKey(id));
      return parseCounts(item === undefined ? {} : recordOf(item));
    },
    counted: (it, amounts) => ({ add: countsKey(it.id), amounts }),
  };
};
