import { logAccess } from '../../access/store/access-log.ts';
import type { Authorizer } from '../../access/store/authorizer.ts';
import { dayOf } from '../../base/instant.ts';
import { begun } from '../../base/long-work.ts';
import { actorOf } from '../../base/role.ts';
import { erasedHousehold } from '../../household/rules/erase-household.ts';
import type { Household, PresentHousehold } from '../../household/rules/household.ts';
import { withoutConsent } from '../../household/rules/without-consent.ts';
import { householdItem } from '../../household/store/household-item.ts';
import { currentHouseholdId } from '../../household/store/household-store.ts';
import { readHousehold } from '../../link/store/read-household.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { workWrite } from '../../table/long-work.ts';
import type { Write } from '../../table/table.ts';
import type { Erasure } from '../rules/erasure.ts';
import type { RightsRequest } from '../rules/rights-request.ts';
import { ERASURES } from '../store/rights-store.ts';

const instead = (before: PresentHousehold, after: Household): Write => ({
  put: householdItem(after),
  guard: { version: before.version },
});

/** The erasing of a household and of all its copies, which a job goes on with from now on. */
const erasureOf = (
  { id, cases }: RightsRequest,
  household: PresentHousehold,
  authorizer: Authorizer,
  ctx: Context,
) => {
  const by = actorOf(authorizer);
  const work: Erasure = {
    id,
    grid: household.id.slice(0, 15),
    household: household.id,
    cases,
    ...begun(by, digestOf([id, household.id]), ctx.now()),
    lookAt: ctx.now(),
  };
  return workWrite(ERASURES, work);
};

/** What follows at once when a request is granted. The rest is done by people, and the desk says that it is. */
export const effectOf = async (
  ctx: Context,
  request: RightsRequest,
  authorizer: Authorizer,
): Promise<Write[]> => {
  if (request.right !== 'erase' && request.right !== 'withdraw') return [];
  const id = await currentHouseholdId(ctx, request.household);
  const household = await readHousehold(ctx, id, authorizer);
  await logAccess(ctx, authorizer, [id]);
  if (request.right === 'withdraw') return [instead(household, withoutConsent(household))];
  const today = dayOf(ctx.now());
  return [
    instead(household, erasedHousehold(household, today)),
    erasureOf(request, household, authorizer, ctx),
  ];
};
