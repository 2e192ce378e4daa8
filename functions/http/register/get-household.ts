import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { HouseholdId } from '../../../shared/base/area-code.ts';
import { PresentView } from '../../../shared/household/rules/views.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';

export default endpoint({
  method: 'GET',
  path: '/households/{householdId}',
  action: 'household.read',
  summary:
    'A household: whom to ask for, where, in which language. Under an old number it is found as it is today.',
  params: z.strictObject({ householdId: HouseholdId }),
  answers: PresentView,

  async run({ params, authorizer }, ctx) {
    const household = await readHousehold(ctx, params.householdId, authorizer);
    await logReading(ctx, authorizer, [household.id]);
    return household;
  },
});
