import { type Instant, monthOf } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import { expiresAfter } from '../../table/key.ts';
import type { Write } from '../../table/table.ts';
import { triggersCountKey } from './keys.ts';

/** Of one door in a month, or of one grid: what needs more than that is not helped by one more visit. */
const MOST_A_MONTH = 20;
/** Longer than the month. */
const KEPT_DAYS = 40;

/** For the transaction of a trigger: one more at its door, and no more than anybody could follow. */
export const triggerRoomWrite = async (
  { table }: Context,
  {
    household,
    grid,
    createdAt,
  }: { readonly household?: string | undefined; readonly grid: string; readonly createdAt: Instant },
): Promise<Write> => {
  const key = triggersCountKey(household ?? grid, monthOf(createdAt));
  const made = Number((await table.get(key))?.['version'] ?? 0);
  if (made >= MOST_A_MONTH) throw conflict('trigger.too-many', { most: MOST_A_MONTH });
  const put = { ...key, version: made + 1, expiresAt: expiresAfter(createdAt, KEPT_DAYS) };
  return { put, guard: made === 0 ? 'absent' : { version: made } };
};
