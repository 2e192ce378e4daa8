import type { Instant } from '../base/instant.ts';
import { type LongWork, nothingLeft } from '../base/long-work.ts';
import { notFound, type RecordName, Refusal } from '../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../base/request-digest.ts';
import type { Context } from './context.ts';
import { recordOf } from './item.ts';
import type { Key } from './key.ts';
import { createOnce, type Item, isOvertaken, optimistic, type Write, writeOrConflict } from './table.ts';
import { unfinishedPartition } from './unfinished-key.ts';

/** What two kinds of work differ in. */
export interface WorkKind<T extends LongWork, C> {
  readonly name: RecordName;
  readonly key: (id: string) => Key;
  readonly countsKey: (id: string) => Key;
  /** The record in an item, as a job finds it. */
  readonly parse: (record: unknown) => T;
  readonly parseCounts: (record: unknown) => C;
}

const itemOf = <T extends LongWork>({ key }: WorkKind<T, unknown>, work: T): Item => ({
  ...work,
  ...key(work.id),
  ...(work.lookAt === undefined ? {} : { clockPk: unfinishedPartition(), clockSk: work.lookAt }),
});

/** For the transaction that begins it, or that does all of it at once. */
export const workWrite = <T extends LongWork>(kind: WorkKind<T, unknown>, work: NoInfer<T>): Write => ({
  put: itemOf(kind, work),
  guard: 'absent',
});

const same = <T extends LongWork>(existing: T, sent: RequestDigest): T => {
  requireSameRequest({ createdBy: existing.by.id, digest: existing.digest }, sent, 'id');
  return existing;
};

export const findWork = async <T extends LongWork>(
  { table }: Context,
  { key, parse }: WorkKind<T, unknown>,
  id: string,
): Promise<T | undefined> => {
  const item = await table.get(key(id));
  return item === undefined ? undefined : parse(recordOf(item));
};

export const readWork = async <T extends LongWork>(
  ctx: Context,
  kind: WorkKind<T, unknown>,
  id: string,
): Promise<T> => {
  const work = await findWork(ctx, kind, id);
  if (work === undefined) throw notFound(kind.name);
  return work;
};

/** What the same sending has begun before; refuses when the id stands for something else. */
export const workBefore = async <T extends LongWork>(
  ctx: Context,
  kind: WorkKind<T, unknown>,
  { id, digest }: Pick<LongWork, 'id' | 'digest'>,
  by: string,
): Promise<T | undefined> => {
  const existing = await findWork(ctx, kind, id);
  return existing && same(existing, { createdBy: by, digest });
};

/** Notes that it has begun, with what begins it; answers with what stands there when it was sent before. */
export const beginWork = async <T extends LongWork>(
  { table }: Context,
  kind: WorkKind<T, unknown>,
  work: NoInfer<T>,
  firstWrites: readonly Write[] = [],
): Promise<T> => {
  const sent = { createdBy: work.by.id, digest: work.digest };
  const writes: Write[] = [workWrite(kind, work), ...firstWrites];
  return (await createOnce(table, writes, (item) => same(kind.parse(recordOf(item)), sent))) ?? work;
};

/**
 * What the same sending has begun before, or else what `begin` begins. What `begin` is refused for may be the very work
 * that the same sending began a moment ago, so that is looked for once more before anybody is refused.
 */
export const beginOnce = async <T extends LongWork>(
  ctx: Context,
  kind: WorkKind<T, unknown>,
  sent: Pick<LongWork, 'id' | 'digest'>,
  by: string,
  begin: () => Promise<T>,
): Promise<T> => {
  const attempt = async () => (await workBefore(ctx, kind, sent, by)) ?? (await begin());
  try {
    return await optimistic(attempt, { isLost: isOvertaken });
  } catch (error) {
    const existing = error instanceof Refusal ? await workBefore(ctx, kind, sent, by) : undefined;
    if (existing === undefined) throw error;
    return existing;
  }
};

/** Notes that nothing is left to do, or what `next` makes of it. */
export const endWork = async <T extends LongWork>(
  ctx: Context,
  kind: WorkKind<T, unknown>,
  work: NoInfer<T>,
  at: Instant,
  next: (work: NoInfer<T>, at: Instant) => NoInfer<T> = nothingLeft,
): Promise<T> => {
  const done = next(work, at);
  try {
    await writeOrConflict(ctx.table, [{ put: itemOf(kind, done), guard: { version: work.version } }]);
    return done;
  } catch (error) {
    // Two were at it, and the other one was faster.
    if (!(error instanceof Refusal)) throw error;
    return readWork(ctx, kind, work.id);
  }
};

export const workCounts = async <C>(
  { table }: Context,
  { countsKey, parseCounts }: WorkKind<LongWork, C>,
  id: string,
): Promise<C> => {
  const item = await table.get(countsKey(id));
  return parseCounts(item === undefined ? {} : recordOf(item));
};

/** For the transaction that does what is counted. */
export const countedWork = <T extends LongWork, C>(
  { countsKey }: WorkKind<T, C>,
  work: NoInfer<T>,
  amounts: Partial<NoInfer<C>> & Readonly<Record<string, number>>,
): Write => ({ add: countsKey(work.id), amounts });
