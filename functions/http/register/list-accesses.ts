import * as z from 'zod/mini';
import { Access } from '../../../shared/access/rules/access.ts';
import { gridOf, HouseholdId } from '../../../shared/base/household-id.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/households/{householdId}/access-log',
  may: 'access-log.read',
  summary:
    'Who read the record of a household, under this number and earlier ones, when and for what; newest first.',
  params: z.strictObject({ householdId: HouseholdId }),
  query: z.strictObject(pageQuery),
  answers: pageOf(Access),

  async run({ params, query, gate }, { households, accessLog, numbers }) {
    const resourceOf = async (id: string) => ({ areaPath: await numbers.pathOf(gridOf(id)) });
    gate.pass('household', await resourceOf(params.householdId));
    const mine: string[] = [];
    for (const id of await households.numbersOf(params.householdId))
      if (gate.would('access-log.read', await resourceOf(id))) mine.push(id);
    return accessLog.list(mine, query, gate);
  },
});
