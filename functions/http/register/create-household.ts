import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { areaPath, HouseholdId } from '../../../shared/base/area-code.ts';
import { NewHousehold } from '../../../shared/household/rules/file-household.ts';
import { PresentView } from '../../../shared/household/rules/views.ts';
import { addHousehold } from '../../../shared/household/use-cases/household-intake.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/households',
  action: 'household.change',
  summary:
    'Add a household to a grid, which gives it a number. `likely` names those with the same contact: look before you go on.',
  body: NewHousehold,
  answers: z.extend(PresentView, { likely: z.array(HouseholdId) }),
  status: 201,
  location: ({ id }) => `/households/${id}`,

  async run({ body, who, authorizer }, ctx) {
    authorizer.require('area', { areaPath: areaPath(body.grid) });
    const { household, likely } = await addHousehold(ctx, body, requestDigestOf(who, body), ctx.now());
    await logAccess(ctx, authorizer, [household.id]);
    return { ...household, likely: [...likely] };
  },
});
