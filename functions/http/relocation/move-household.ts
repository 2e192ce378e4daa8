import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { areaPath, HouseholdId } from '../../../shared/base/area-code.ts';
import { conflict, notAllowed } from '../../../shared/base/refusal.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import { HouseholdMoveReceipt, NewHouseholdMove } from '../../../shared/relocation/rules/household-move.ts';
import {
  householdMoveBefore,
  relocateHousehold,
} from '../../../shared/relocation/use-cases/household-moves.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { isOvertaken, optimistic, receiptFirst } from '../../../shared/table/table.ts';

export default endpoint({
  method: 'POST',
  path: '/households/{householdId}/move',
  action: 'household.change',
  summary: 'Let a household move to another grid, which gives it a new number; the old one points to it.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: NewHouseholdMove,
  answers: HouseholdMoveReceipt,
  status: 201,
  location: ({ household }) => `/households/${household}`,

  async run({ params, body, who, authorizer }, ctx) {
    const { householdId: from } = params;
    authorizer.require('area', { areaPath: areaPath(body.to) });
    const sent = { createdBy: who.id, digest: digestOf([from, body]) };
    const attempt = async () => {
      const household = await readHousehold(ctx, from, authorizer);
      const to = await receiptFirst(
        () => householdMoveBefore(ctx, body.id, sent),
        async () => {
          // Where it moves from is a part of what is asked: whoever saw it elsewhere looks again.
          if (household.id !== from) throw conflict('household.moved', { household: household.id });
          if (body.liaison === who.id) throw notAllowed('link.by-oneself');
          await logAccess(ctx, authorizer, [from]);
          return relocateHousehold(ctx, household, body, actorOf(authorizer), sent, ctx.now());
        },
      );
      return { from, household: to };
    };
    // Somebody else may take the number in between, or the same request may be sent twice at once.
    return optimistic(attempt, { isLost: isOvertaken });
  },
});
