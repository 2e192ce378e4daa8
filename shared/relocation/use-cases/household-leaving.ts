import type { Authorizer } from '../../access/store/authorizer.ts';
import { toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import { areaPath, gridOf, type HouseholdId } from '../../base/area-code.ts';
import type { Day } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import { requireSameRequest } from '../../base/request-digest.ts';
import type { LeaveReason, PresentHousehold } from '../../household/rules/household.ts';
import { HouseholdReceipt } from '../../household/rules/receipt.ts';
import { householdItem } from '../../household/store/household-item.ts';
import { receiptKey } from '../../household/store/keys.ts';
import { lastPlace } from '../../household/store/last-id.ts';
import { cutOff } from '../../link/rules/replace-link.ts';
import { linkWrite } from '../../link/store/link-writes.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { type Write, writeOrConflict } from '../../table/table.ts';
import { leftHousehold, returnedHousehold } from '../rules/leave-register.ts';
import { linkAgain, linksOnHousehold } from './household-links.ts';
import type { Asked } from './household-mergers.ts';

const receiptWrite = ({ id, sent, at }: Asked, household: HouseholdId): Write => ({
  put: { ...receiptKey(id), ...sent, createdAt: at, household, step: 'left', likely: [] },
  guard: 'absent',
});

/** What the same request was answered with: which household, and when. */
export const askedBefore = async ({ table }: Context, { id, sent }: Asked) => {
  const item = await table.get(receiptKey(id));
  if (item === undefined) return undefined;
  const receipt = HouseholdReceipt.parse(recordOf(item));
  requireSameRequest(receipt, sent, 'id');
  return { household: receipt.household, at: receipt.createdAt };
};

/** Takes a household off the register; whoever came there does not come any more. */
export const leaveRegister = async (
  ctx: Context,
  household: PresentHousehold,
  reason: LeaveReason,
  asked: Asked,
): Promise<{ household: HouseholdId; leftOn: Day }> => {
  const after = leftHousehold(household, reason, asked.at);
  const links = cutOff(await linksOnHousehold(ctx.table, household), 'household-left', asked.at);
  await writeOrConflict(ctx.table, [
    receiptWrite(asked, household.id),
    { put: householdItem(after), guard: { version: household.version } },
    ...links.map(linkWrite),
  ]);
  return { household: household.id, leftOn: after.leftOn };
};

/** Puts a household back that had left by mistake. */
export const returnToRegister = async (
  ctx: Context,
  number: HouseholdId,
  asked: Asked,
  authorizer: Authorizer,
): Promise<HouseholdId> => {
  const { id, household } = await lastPlace(ctx.table, number);
  const area = await ctx.table.get(areaKey(gridOf(id)));
  authorizer.require('household', { areaPath: areaPath(gridOf(id)) });
  if (household?.status !== 'left') throw conflict('household.not-left');
  const retired = area && toArea(area).retired;
  if (retired !== undefined) throw conflict('area.retired', { successor: retired.successor });
  const back = returnedHousehold(household);
  const link = await linkAgain(ctx, back, household.liaison, 'returned', asked.sent, asked.at);
  const after = link === undefined ? back : { ...back, liaison: link.after.worker };
  await writeOrConflict(ctx.table, [
    receiptWrite(asked, id),
    { put: householdItem(after), guard: { version: household.version } },
    ...(link === undefined ? [] : [linkWrite(link)]),
  ]);
  return id;
};
