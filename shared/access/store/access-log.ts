import { gridOf, isHouseholdId } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import { expiresAfter } from '../../table/key.ts';
import type { EmergencyReason } from '../rules/break-glass.ts';
import type { Authorizer } from './authorizer.ts';
import { accessKey } from './keys.ts';
import { requireBudget } from './reading-budget.ts';

/** Kept for three years, as the retention page of docs/privacy.md states. */
const KEPT_DAYS = 3 * 365;

interface Entry {
  /** The subject that was read, or the grid of those who were. */
  readonly under: string;
  readonly seen?: readonly string[];
}

/**
 * One record that was read is noted under its own number. Households of a list are noted together, once for each grid:
 * a worker's morning would otherwise take a write for every door.
 */
const entriesOf = (subjects: readonly string[]): Entry[] => {
  const grids = Map.groupBy(new Set(subjects), (subject) =>
    isHouseholdId(subject) ? gridOf(subject) : subject,
  );
  return [...grids].map(([under, seen]) => (seen.length > 1 ? { under, seen } : { under: seen[0] ?? under }));
};

/**
 * Notes that `authorizer.who` read the records of these subjects, before anything is shown: if it cannot be written,
 * the read fails. Without a condition, for each has an id of its own.
 */
export const logAccess = async (
  ctx: Context,
  { who, role, action }: Authorizer,
  subjects: readonly string[],
  emergency: { readonly reason?: EmergencyReason } = {},
): Promise<void> => {
  const at = ctx.now();
  const expiresAt = expiresAfter(at, KEPT_DAYS);
  const items = entriesOf(subjects).map(({ under, seen }) => ({
    ...accessKey(under, at, ctx.newId()),
    ...(seen === undefined ? {} : { seen }),
    reader: who.id,
    role,
    purpose: action,
    at,
    ...emergency,
    expiresAt,
  }));
  if (items.length > 0) await ctx.table.load(items);
};

/** The same for a look that shows more than what its sender has just written: it counts towards what one may read in an hour. */
export const logReading = async (
  ctx: Context,
  authorizer: Authorizer,
  subjects: readonly string[],
): Promise<void> => {
  await requireBudget(ctx, authorizer, subjects);
  await logAccess(ctx, authorizer, subjects);
};
