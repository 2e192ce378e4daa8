import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { currentPath } from '../../../shared/access/store/control-record.ts';
import { gridOf, type HouseholdId } from '../../../shared/base/area-code.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { conflict, notFound } from '../../../shared/base/refusal.ts';
import { currentHouseholdId, idsOfHousehold } from '../../../shared/household/store/household-store.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import type { Context } from '../../../shared/table/context.ts';
import type { SlipNumber } from '../../../shared/visit/rules/slip-number.ts';
import { readSlip, type SlipFile } from '../../../shared/visit/store/slip-store.ts';
import { tasksAt } from '../../../shared/visit/store/task-store.ts';
import { visitorOf } from './load-task.ts';

interface Asked {
  readonly householdId: HouseholdId;
  readonly number: SlipNumber;
}

/** A slip of this door, under whatever number it was left: for those who come there, or made that visit by name. */
export const openSlip = async (
  { householdId, number }: Asked,
  authorizer: Authorizer,
  ctx: Context,
): Promise<SlipFile> => {
  const { now } = ctx;
  const file = await readSlip(ctx, number);
  const known = await idsOfHousehold(ctx, householdId);
  const slip = file && known.includes(file.slip.household) ? file.slip : undefined;
  const visitors = async () => {
    const found = slip && (await tasksAt(ctx, slip));
    return found === undefined ? [] : visitorOf(found, ctx);
  };
  const comesTo = (id: HouseholdId) => async () => [
    ...(await liaisonsOf(ctx, id, dayOf(now()))),
    ...(await visitors()),
  ];
  const placeOf = async (id: HouseholdId) => ({ areaPath: await currentPath(ctx, gridOf(id)) });
  await authorizer.requireLinked('slip', await placeOf(householdId), comesTo(householdId));
  const last = await currentHouseholdId(ctx, householdId);
  if (last !== householdId) {
    const mayKnow = await authorizer.canLinked(authorizer.action, await placeOf(last), comesTo(last));
    throw mayKnow ? conflict('household.moved', { household: last }) : conflict('household.moved-away');
  }
  if (file === undefined || slip === undefined) throw notFound('slip');
  return file;
};
