import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import type { Household, PresentHousehold } from '../../household/rules/household.ts';
import { likelySame } from '../../household/rules/same-contact.ts';
import { toHousehold } from '../../household/store/household-item.ts';
import { householdsPartition } from '../../household/store/keys.ts';
import type { Context } from '../../table/context.ts';
import { allOf } from '../../table/table.ts';
import { readable } from '../../table/unreadable.ts';
import type { HouseholdDecision } from '../rules/decide-household.ts';

interface Decided {
  readonly context: { readonly existing: Household | undefined };
  readonly decision: HouseholdDecision;
}

/** At once; a file in its order touches one grid after the other. */
const GRIDS_AT_ONCE = 12;

/** The household that a row makes, or has made before the import was cut short. */
const madeBy = ({ decision, context: { existing } }: Decided): PresentHousehold | undefined => {
  if (decision.outcome !== 'created') return undefined;
  if (!decision.again) return decision.household;
  return existing?.status === 'present' ? existing : undefined;
};

const householdsIn = async (ctx: Context, grids: readonly string[]): Promise<Household[]> => {
  const found: Household[] = [];
  for (let n = 0; n < grids.length; n += GRIDS_AT_ONCE) {
    const some = grids.slice(n, n + GRIDS_AT_ONCE);
    const pages = some.map((grid) => allOf(ctx.table, { pk: householdsPartition(grid), begins: 'HH#' }));
    found.push(...readable(ctx, (await Promise.all(pages)).flat(), toHousehold));
  }
  return found;
};

/**
 * For each row that makes a household those of its grid with the same contact: of the register, and of the rows before it. The
 * same whether the rows were written before or not. One query for each grid in which something is new.
 */
export const likelyDoubles = async (
  ctx: Context,
  decided: readonly Decided[],
): Promise<readonly (readonly HouseholdId[])[]> => {
  const made = decided.map(madeBy);
  const fresh = new Set(made.flatMap((one) => one?.id ?? []));
  const grids = [...new Set([...fresh].map(gridOf))];
  const there = (await householdsIn(ctx, grids)).filter(({ id }) => !fresh.has(id));
  const byGrid = Map.groupBy(there, ({ id }) => gridOf(id));
  return made.map((one) => {
    if (one === undefined) return [];
    const before = byGrid.get(gridOf(one.id)) ?? [];
    byGrid.set(gridOf(one.id), [...before, one]);
    return likelySame(one, before);
  });
};
