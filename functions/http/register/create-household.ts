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
    'Add a household to a grid, which gives it a number. Where the grid has households with the same contact nothing is made: they are named (409), and with `isAnother` it is made all the same.',
  body: NewHousehold,
  answers: z.extend(PresentView, { likely: z.array(HouseholdId) }),
  status: 201,
  location: ({ id }) => `/households/${id}`,

  async run({ body, who, authorizer }, ctx) {
    authorizer.require('area', { areaPath: areaPath(body.grid) });
    // With and without the answer to the warning it is one request: sent again late, the first one meets what the second has made.
    const { isAnother: _, ...asked } = body;
    const { household, likely } = await addHousehold(ctx, body, requestDigestOf(who, asked), ctx.now());
    await logAccess(ctx, authorizer, [household.id]);
    return { ...household, likely: [...likely] };
  },
});
