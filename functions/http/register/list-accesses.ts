import * as z from 'zod/mini';
import { Access } from '../../../shared/access/rules/access.ts';
import { listAccesses } from '../../../shared/access/store/access-lists.ts';
import { currentPath } from '../../../shared/access/store/control-record.ts';
import { gridOf, HouseholdId } from '../../../shared/base/area-code.ts';
import { currentHouseholdId, idsOfHousehold } from '../../../shared/household/store/household-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';

export default endpoint({
  method: 'GET',
  path: '/households/{householdId}/access-log',
  action: 'access-log.read',
  summary:
    'Who read the record of a household, under this number and earlier ones, when and for what; newest first.',
  params: z.strictObject({ householdId: HouseholdId }),
  query: z.strictObject(pageQuery),
  answers: pageOf(Access),

  async run({ params, query, authorizer }, ctx) {
    const resourceOf = async (id: string) => ({ areaPath: await currentPath(ctx, gridOf(id)) });
    const household = await currentHouseholdId(ctx, params.householdId);
    authorizer.require('household', await resourceOf(household));
    const mine: string[] = [];
    for (const id of await idsOfHousehold(ctx, household))
      if (authorizer.can('access-log.read', await resourceOf(id))) mine.push(id);
    return listAccesses(ctx, mine, query, authorizer);
  },
});
