import { accessesPartition } from '../../access/store/keys.ts';
import type { HouseholdId } from '../../base/area-code.ts';
import { startOf } from '../../base/instant.ts';
import { everyNumberOf } from '../../household/store/household-store.ts';
import type { Context } from '../../table/context.ts';
import { allOf } from '../../table/table.ts';
import type { RightsRequest } from '../rules/rights-request.ts';

/** Whether the copy or explanation that a request asks for has been opened at the desk since: the log of readings tells. */
export const wasMade = async (
  ctx: Context,
  household: HouseholdId,
  { right, askedOn }: RightsRequest,
): Promise<boolean> => {
  const numbers = await everyNumberOf(ctx, household);
  const where = { attribute: 'purpose', begins: `rights.${right}` } as const;
  const looks = numbers.map((id) =>
    allOf(ctx.table, { pk: accessesPartition(id), from: startOf(askedOn), where }),
  );
  return (await Promise.all(looks)).flat().length > 0;
};
