import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { areaPath, gridOf, HouseholdId } from '../../../shared/base/area-code.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { LeavingAnswer } from '../../../shared/relocation/rules/leave-register.ts';
import { askedBefore, returnToRegister } from '../../../shared/relocation/use-cases/household-leaving.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { isOvertaken, optimistic, receiptFirst } from '../../../shared/table/table.ts';

export default endpoint({
  method: 'POST',
  path: '/households/{householdId}/leave/take-back',
  action: 'household.change',
  summary: 'Put a household back that had left the register by mistake, within 90 days.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: z.strictObject({ id: Ulid }),
  answers: LeavingAnswer,
  status: 201,

  async run({ params, body, who, authorizer }, ctx) {
    const { householdId: id } = params;
    authorizer.require('household', { areaPath: areaPath(gridOf(id)) });
    const sent = { createdBy: who.id, digest: digestOf([id, 'take-back', body]) };
    const asked = { id: body.id, by: actorOf(authorizer), sent, at: ctx.now() };
    const attempt = () =>
      receiptFirst(
        async () => (await askedBefore(ctx, asked))?.household,
        async () => {
          await logAccess(ctx, authorizer, [id]);
          return returnToRegister(ctx, id, asked, authorizer);
        },
      );
    return { household: await optimistic(attempt, { isLost: isOvertaken }) };
  },
});
