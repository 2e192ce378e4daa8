import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentPath } from '../../access/store/control-record.ts';
import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import { dayOf } from '../../base/instant.ts';
import { notFound } from '../../base/refusal.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import { lastPlace } from '../../household/store/last-id.ts';
import type { Context } from '../../table/context.ts';
import { liaisonsOf } from './links.ts';

/**
 * A household, under whatever number it is asked for, for those whom the authorizer admits where it is now: by area, or as who
 * is linked with it. Nobody else learns from an old number where it went.
 */
export const readHousehold = async (
  ctx: Context,
  number: HouseholdId,
  authorizer: Authorizer,
): Promise<PresentHousehold> => {
  const { id, household } = await lastPlace(ctx.table, number);
  const liaisons = () => liaisonsOf(ctx, id, dayOf(ctx.now()));
  await authorizer.requireLinked('household', { areaPath: await currentPath(ctx, gridOf(id)) }, liaisons);
  if (household?.status !== 'present') throw notFound('household');
  return household;
};
