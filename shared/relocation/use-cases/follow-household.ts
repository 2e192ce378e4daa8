import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { type Actor, SYSTEM } from '../../base/role.ts';
import type { Case } from '../../case/rules/case.ts';
import { takeStep } from '../../case/rules/take-step.ts';
import { toCase } from '../../case/store/case-item.ts';
import { caseWrites, oneEach } from '../../case/store/case-store.ts';
import { caseKey } from '../../case/store/keys.ts';
import { lastNumber } from '../../household/store/last-id.ts';
import { householdsOf } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { optimistic, type Write } from '../../table/table.ts';

export const caseMove = (it: Case, household: HouseholdId, by: Actor, at: Instant): Write[] => {
  const subject = { type: 'household', id: household } as const;
  const step = { step: 'refiled', area: gridOf(household), subject } as const;
  return caseWrites(takeStep(it, step, { by, at, key: undefined, ifMatch: undefined }));
};

/** A case that is still filed under an old number follows the household; one that has gone elsewhere meanwhile does not. */
export const followHousehold = (
  ctx: Context,
  caseId: string,
  { from, to, by }: { readonly from: HouseholdId; readonly to: HouseholdId; readonly by: Actor },
): Promise<void> =>
  optimistic(async () => {
    const item = await ctx.table.get(caseKey(caseId));
    const found = item && toCase(item);
    if (found?.subject.id !== from) return;
    await ctx.table.write(oneEach(caseMove(found, to, by, ctx.now())));
  });

/** What was reported under a number of before is filed where the household is today: a report itself reads no pointers. */
export const followReport = async (ctx: Context, caseId: string): Promise<void> => {
  const item = await ctx.table.get(caseKey(caseId));
  const [from] = item === undefined ? [] : householdsOf(toCase(item).subject);
  if (from === undefined) return;
  const to = await lastNumber(ctx.table, from);
  if (to !== from) await followHousehold(ctx, caseId, { from, to, by: SYSTEM });
};
