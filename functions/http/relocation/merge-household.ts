import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { HouseholdId } from '../../../shared/base/area-code.ts';
import { conflict, invalid } from '../../../shared/base/refusal.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import { HouseholdMoveReceipt } from '../../../shared/relocation/rules/household-move.ts';
import { NewHouseholdMerger } from '../../../shared/relocation/rules/merge-households.ts';
import { mergeInto, mergerBefore } from '../../../shared/relocation/use-cases/household-mergers.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { isOvertaken, optimistic, receiptFirst } from '../../../shared/table/table.ts';

export default endpoint({
  method: 'POST',
  path: '/households/{householdId}/merge',
  action: 'household.change',
  summary:
    'Let a household that was entered twice go into the one that stays: its cases, visits and links go along, and its number leads there. It can be taken back.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: NewHouseholdMerger,
  answers: HouseholdMoveReceipt,
  status: 201,

  async run({ params, body, who, authorizer }, ctx) {
    const { householdId: from } = params;
    const sent = { createdBy: who.id, digest: digestOf([from, body]) };
    const attempt = async () => {
      const double = await readHousehold(ctx, from, authorizer);
      const stays = await readHousehold(ctx, body.into, authorizer);
      const household = await receiptFirst(
        () => mergerBefore(ctx, { id: body.id, sent }),
        async () => {
          if (double.id === stays.id && from === body.into) throw invalid('household.merge-itself', '#/into');
          if (double.id !== from) throw conflict('household.moved', { household: double.id });
          if (double.id === stays.id) throw invalid('household.merge-itself', '#/into');
          await logAccess(ctx, authorizer, [double.id, stays.id]);
          const asked = { id: body.id, by: actorOf(authorizer), sent, at: ctx.now() };
          return mergeInto(ctx, double, stays, asked);
        },
      );
      return { from, household };
    };
    return optimistic(attempt, { isLost: isOvertaken });
  },
});
