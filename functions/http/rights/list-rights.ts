import * as z from 'zod/mini';
import { AreaCode, areaOfPath } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { listRightsRequests } from '../../../shared/privacy/store/rights-store.ts';
import { lineOf, RightLine } from './right-view.ts';

export default endpoint({
  method: 'GET',
  path: '/rights-requests',
  action: 'rights.read',
  summary: 'What waits at the rights desk of a county, the most pressing first.',
  query: z.strictObject({ area: z.optional(AreaCode), ...pageQuery }),
  answers: pageOf(RightLine),

  async run({ query: { area, ...page }, who, authorizer }, ctx) {
    const found = await listRightsRequests(ctx, area ?? areaOfPath(who.areaPath), page, authorizer);
    return { ...found, items: found.items.map((one) => lineOf(one, ctx)) };
  },
});
