import * as z from 'zod/mini';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { HouseholdId } from '../../../shared/base/household-id.ts';
import { changeHousehold } from '../../../shared/household/rules/change-household.ts';
import { HouseholdFile } from '../../../shared/household/rules/household.ts';
import { HouseholdView } from '../../../shared/household/rules/views.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'PUT',
  path: '/households/{householdId}',
  may: 'household.change',
  summary: 'Replace what the register holds of a household. Its liaison changes by links only.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: HouseholdFile,
  answers: HouseholdView,

  async run({ params, body, gate, ifMatch }, { households, accessLog }) {
    const household = await households.getPresent(params.householdId, gate);
    expectVersion(ifMatch, household.version);
    const changed = changeHousehold(household, body);
    await accessLog.note(gate, [household.id]);
    await households.save(household, changed);
    return changed;
  },
});
