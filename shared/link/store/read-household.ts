import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentPath } from '../../access/store/control-record.ts';
import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import { dayOf } from '../../base/instant.ts';
import { conflict, notFound } from '../../base/refusal.ts';
import type { PresentHousehold, ShownHousehold } from '../../household/rules/household.ts';
import { toHousehold } from '../../household/store/household-item.ts';
import { householdKey } from '../../household/store/keys.ts';
import type { Context } from '../../table/context.ts';
import { liaisonsOf } from './links.ts';

/** Where a household went is told to those alone who may see it there. */
const requireNewPlace = async (ctx: Context, household: Household, authorizer: Authorizer): Promise<void> => {
  if (household.status !== 'moved') return;
  const { movedTo } = household;
  const resource = { areaPath: await currentPath(ctx, gridOf(movedTo)) };
  const liaisons = () => liaisonsOf(ctx, movedTo, dayOf(ctx.now()));
  if (!(await authorizer.canLinked(authorizer.action, resource, liaisons)))
    throw conflict('household.moved-away');
};

/** A household, or the pointer that it left, for those whom the authorizer admits: by area, or as who is linked with it. */
export const readHousehold = async (
  ctx: Context,
  id: HouseholdId,
  authorizer: Authorizer,
): Promise<ShownHousehold> => {
  const liaisons = () => liaisonsOf(ctx, id, dayOf(ctx.now()));
  await authorizer.requireLinked('household', { areaPath: await currentPath(ctx, gridOf(id)) }, liaisons);
  const item = await ctx.table.get(householdKey(id));
  const household = item && toHousehold(item);
  if (household === undefined || household.status === 'erased') throw notFound('household');
  await requireNewPlace(ctx, household, authorizer);
  return household;
};

/** Refuses where only a pointer stands. */
export const requirePresent = (household: ShownHousehold): PresentHousehold => {
  if (household.status === 'moved') throw conflict('household.moved', { household: household.movedTo });
  return household;
};

/** A household as it was read by `readHousehold`, refusing where only a pointer stands. */
export const readPresentHousehold = async (
  ctx: Context,
  id: HouseholdId,
  authorizer: Authorizer,
): Promise<PresentHousehold> => requirePresent(await readHousehold(ctx, id, authorizer));
