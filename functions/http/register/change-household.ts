import * as z from 'zod/mini';
import { HouseholdId } from '../../../shared/domain/area/household-id.ts';
import { expectVersion } from '../../../shared/domain/expect-version.ts';
import { changeHousehold } from '../../../shared/domain/household/change-household.ts';
import { HouseholdFile } from '../../../shared/domain/household/household.ts';
import { HouseholdView } from '../../../shared/domain/household/views.ts';
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
