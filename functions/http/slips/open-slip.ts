import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { currentPath } from '../../../shared/access/store/control-record.ts';
import { gridOf, type HouseholdId } from '../../../shared/base/area-code.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { currentHouseholdId, idsOfHousehold } from '../../../shared/household/store/household-store.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import type { Context } from '../../../shared/table/context.ts';
import type { SlipNumber } from '../../../shared/visit/rules/slip-number.ts';
import { readSlip, type SlipFile } from '../../../shared/visit/store/slip-store.ts';
import { tasksAt, visitorOf } from '../../../shared/visit/store/task-store.ts';

interface Asked {
  readonly householdId: HouseholdId;
  readonly number: SlipNumber;
}

/** A slip of this door, under whatever number it was left: for those who come there, or made that visit by name. */
export const openSlip = async (
  { householdId: asked, number }: Asked,
  authorizer: Authorizer,
  ctx: Context,
): Promise<SlipFile & { readonly household: HouseholdId }> => {
  const { now } = ctx;
  const file = await readSlip(ctx, number);
  const householdId = await currentHouseholdId(ctx, asked);
  const known = await idsOfHousehold(ctx, householdId);
  const slip = file && known.includes(file.slip.household) ? file.slip : undefined;
  const visitors = async () => {
    const found = slip && (await tasksAt(ctx, slip));
    return found === undefined ? [] : visitorOf(found, ctx);
  };
  const resource = { areaPath: await currentPath(ctx, gridOf(householdId)) };
  await authorizer.requireLinked('slip', resource, async () => [
    ...(await liaisonsOf(ctx, householdId, dayOf(now()))),
    ...(await visitors()),
  ]);
  if (file === undefined || slip === undefined) throw notFound('slip');
  return { ...file, household: householdId };
};
