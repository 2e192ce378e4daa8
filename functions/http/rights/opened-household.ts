import type { Opening } from '../../../shared/access/rules/break-glass.ts';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import type { PresentHousehold } from '../../../shared/household/rules/household.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import type { Context } from '../../../shared/table/context.ts';

/** The household of an opening, noted with its reason before it is shown. */
export const openedHousehold = async (
  { household, reason }: Pick<Opening, 'household' | 'reason'>,
  authorizer: Authorizer,
  ctx: Context,
): Promise<PresentHousehold> => {
  const found = await readHousehold(ctx, household, authorizer);
  await logAccess(ctx, authorizer, [found.id], { reason });
  return found;
};
