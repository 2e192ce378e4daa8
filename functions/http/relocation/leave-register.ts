import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { areaPath, gridOf, HouseholdId } from '../../../shared/base/area-code.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import { LeavingAnswer, NewLeaving } from '../../../shared/relocation/rules/leave-register.ts';
import { askedBefore, leaveRegister } from '../../../shared/relocation/use-cases/household-leaving.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { isOvertaken, optimistic, receiptFirst } from '../../../shared/table/table.ts';

export default endpoint({
  method: 'POST',
  path: '/households/{householdId}/leave',
  action: 'household.change',
  summary:
    'Take a household off the register: it moved away out of the prefecture, died out, or was entered twice. Its number is given to nobody else; for 90 days it can be taken back.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: NewLeaving,
  answers: LeavingAnswer,
  status: 201,

  async run({ params, body, who, authorizer }, ctx) {
    const { householdId: id } = params;
    authorizer.require('household', { areaPath: areaPath(gridOf(id)) });
    const sent = { createdBy: who.id, digest: digestOf([id, body]) };
    const asked = { id: body.id, by: actorOf(authorizer), sent, at: ctx.now() };
    const before = async () => {
      const known = await askedBefore(ctx, asked);
      return known && { household: known.household, leftOn: dayOf(known.at) };
    };
    const attempt = () =>
      receiptFirst(before, async () => {
        const household = await readHousehold(ctx, id, authorizer);
        await logAccess(ctx, authorizer, [household.id]);
        return leaveRegister(ctx, household, body.reason, asked);
      });
    return optimistic(attempt, { isLost: isOvertaken });
  },
});
