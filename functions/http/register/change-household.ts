import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { HouseholdId } from '../../../shared/base/area-code.ts';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { changeHousehold } from '../../../shared/household/rules/change-household.ts';
import { HouseholdFile } from '../../../shared/household/rules/household.ts';
import { HouseholdView } from '../../../shared/household/rules/views.ts';
import { saveHousehold } from '../../../shared/household/store/household-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readPresentHousehold } from '../../../shared/link/store/read-household.ts';

export default endpoint({
  method: 'PUT',
  path: '/households/{householdId}',
  action: 'household.change',
  summary: 'Replace what the register holds of a household. Its liaison changes by links only.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: HouseholdFile,
  answers: HouseholdView,

  async run({ params, body, authorizer, ifMatch }, ctx) {
    const household = await readPresentHousehold(ctx, params.householdId, authorizer);
    expectVersion(ifMatch, household.version);
    const changed = changeHousehold(household, body);
    await logAccess(ctx, authorizer, [household.id]);
    await saveHousehold(ctx, household, changed);
    return changed;
  },
});
