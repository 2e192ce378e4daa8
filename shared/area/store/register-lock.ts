import * as z from 'zod/mini';
import { addMs, Instant } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import type { Key } from '../../table/key.ts';
import { type Item, type Write, writeOrConflict } from '../../table/table.ts';
import { registerLockKey } from './keys.ts';

/**
 * Keeps two things apart in one county: an import writes new records in batches that no condition guards, so while it
 * does nobody else may add households there or retire an area. Whoever adds a single record only checks that the lock
 * is as they read it, in the same transaction.
 */
const Lock = z.object({ version: z.int(), holder: z.string(), until: Instant });

/** Longer than a function may run, so that whoever is still writing still holds it. */
const LEASE_MS = 60_000;

export const lockKey = (area: string): Key => registerLockKey(area.slice(0, 6));

export interface RegisterLock {
  readonly key: Key;
  readonly version: number;
  isHeldAt(now: string): boolean;
}

/** The lock of the county in which `area` lies, from items that were read together with it. */
export const lockAmong = (items: readonly Item[], area: string): RegisterLock => {
  const key = lockKey(area);
  const item = items.find(({ pk }) => pk === key.pk);
  if (item === undefined) return { key, version: 0, isHeldAt: () => false };
  const { version, until } = Lock.parse(recordOf(item));
  return { key, version, isHeldAt: (now) => now < until };
};

const guardOf = ({ version }: RegisterLock) => (version === 0 ? ('absent' as const) : { version });

const refuseIfHeld = (lock: RegisterLock, now: string): void => {
  if (lock.isHeldAt(now)) throw conflict('An import is being written there. Try again in a minute.');
};

/** For a transaction that adds a record: fails when an import has begun since the lock was read. */
export const lockCheck = (lock: RegisterLock, now: string): Write => {
  refuseIfHeld(lock, now);
  return { check: lock.key, guard: guardOf(lock) };
};

/** For a transaction that retires an area: whoever read the lock before must read again. */
export const lockRenewal = (lock: RegisterLock, holder: string, now: string): Write => {
  refuseIfHeld(lock, now);
  return {
    put: { ...lock.key, version: lock.version + 1, holder, until: now },
    guard: guardOf(lock),
  };
};

/** Takes the lock for as long as a function may run; answers with what gives it back. */
export const takeLock = async (ctx: Context, lock: RegisterLock, holder: string): Promise<Write> => {
  const now = ctx.now();
  refuseIfHeld(lock, now);
  const version = lock.version + 1;
  const held = { ...lock.key, version, holder, until: addMs(now, LEASE_MS) };
  await writeOrConflict(ctx.table, [{ put: held, guard: guardOf(lock) }]);
  return { put: { ...held, version: version + 1, until: now }, guard: { version } };
};
