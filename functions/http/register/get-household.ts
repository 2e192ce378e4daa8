import * as z from 'zod/mini';
import { HouseholdId } from '../../../shared/base/household-id.ts';
import { HouseholdView } from '../../../shared/household/rules/views.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/households/{householdId}',
  may: 'household.read',
  summary:
    'A household: whom to ask for, where, in which language; or the number under which it is found now.',
  params: z.strictObject({ householdId: HouseholdId }),
  answers: HouseholdView,

  async run({ params, gate }, { households, accessLog }) {
    const household = await households.get(params.householdId, gate);
    await accessLog.note(gate, [household.id]);
    return household;
  },
});
