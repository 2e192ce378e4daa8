import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { areaPath, gridOf, HouseholdId } from '../../../shared/base/area-code.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import { HouseholdMoveReceipt } from '../../../shared/relocation/rules/household-move.ts';
import {
  mergedInto,
  mergerBefore,
  separate,
} from '../../../shared/relocation/use-cases/household-mergers.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { isOvertaken, optimistic, receiptFirst } from '../../../shared/table/table.ts';

export default endpoint({
  method: 'POST',
  path: '/households/{householdId}/merge/take-back',
  action: 'household.change',
  summary:
    'Undo a merger: what was of the household under this number goes back to it, and what came since stays with the one that stayed.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: z.strictObject({ id: Ulid }),
  answers: HouseholdMoveReceipt,
  status: 201,

  async run({ params, body, who, authorizer }, ctx) {
    const { householdId: to } = params;
    authorizer.require('household', { areaPath: areaPath(gridOf(to)) });
    const sent = { createdBy: who.id, digest: digestOf([to, 'take-back', body]) };
    const attempt = async () => {
      const before = async () => {
        const known = await mergerBefore(ctx, { id: body.id, sent });
        return known === undefined ? undefined : mergedInto(ctx, body.id, known);
      };
      return receiptFirst(before, async () => {
        const stays = await readHousehold(ctx, to, authorizer);
        await logAccess(ctx, authorizer, [stays.id, to]);
        const asked = { id: body.id, by: actorOf(authorizer), sent, at: ctx.now() };
        return { from: stays.id, household: await separate(ctx, to, stays, asked) };
      });
    };
    return optimistic(attempt, { isLost: isOvertaken });
  },
});
