import * as z from 'zod/mini';
import { areaPath } from '../../../shared/base/area-code.ts';
import { HouseholdId } from '../../../shared/base/household-id.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { HouseholdMoveReceipt, NewHouseholdMove } from '../../../shared/relocation/rules/household-move.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/households/{householdId}/move',
  may: 'household.change',
  summary: 'Let a household move to another grid, which gives it a new number; the old one points to it.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: NewHouseholdMove,
  answers: HouseholdMoveReceipt,
  status: 201,

  async run({ params, body, who, gate }, { households, householdMoves, accessLog, now }) {
    const { householdId: from } = params;
    gate.pass('area', { areaPath: areaPath(body.to) });
    const household = await households.get(from, gate);
    const sent = { createdBy: who.id, digest: digestOf([from, body]) };
    const before = await householdMoves.before(body.id, sent);
    if (before !== undefined) return { from, household: before };
    if (household.status === 'moved')
      throw conflict(`The household has the number ${household.movedTo} now.`);
    await accessLog.note(gate, [from]);
    return { from, household: await householdMoves.move(household, body, actorOf(who), sent, now()) };
  },
});
