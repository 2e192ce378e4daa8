import * as z from 'zod/mini';
import { AreaCode, areaOfPath, areaPath } from '../../../shared/base/area-code.ts';
import { FollowUpLine } from '../../../shared/case/store/case-item.ts';
import { listOrders } from '../../../shared/case/store/follow-up-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/follow-ups',
  action: 'follow-up.list',
  summary:
    'Follow-up orders of an area that are not settled, the next answer first: asked, answered or sent back, and whether they are late.',
  query: z.strictObject({
    /** The area whose level asked; my own unless told. */
    area: z.optional(AreaCode),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
    cursor: z.optional(z.string()),
  }),
  answers: z.object({ items: z.array(FollowUpLine), next: z.optional(z.string()), asOf: z.string() }),

  async run({ query, who, authorizer }, ctx) {
    const area = query.area ?? areaOfPath(who.areaPath);
    authorizer.require('area', { areaPath: areaPath(area) });
    return { ...(await listOrders(ctx, authorizer, { ...query, area })), asOf: ctx.now() };
  },
});
