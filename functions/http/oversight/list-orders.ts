import * as z from 'zod/mini';
import { AreaCode, areaOfPath, areaPath } from '../../../shared/base/area-code.ts';
import { fault } from '../../../shared/base/fault.ts';
import { ShownKind } from '../../../shared/base/vocabulary.ts';
import { FollowUpLine } from '../../../shared/case/store/case-item.ts';
import { listMyOrders, listOrders } from '../../../shared/case/store/follow-up-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageQuery } from '../../../shared/http/page-query.ts';

const { about: _, ...line } = FollowUpLine.shape;
const OrderLine = z.object({ ...line, kind: ShownKind });

const Fields = z.strictObject({
  /** `area`: what the level of an area has asked. `mine`: what others have asked and I, or those around me, must answer. */
  of: z._default(z.enum(['area', 'mine']), 'area'),
  /** The area whose level asked; my own unless told. */
  area: z.optional(AreaCode),
  ...pageQuery,
});

export default endpoint({
  method: 'GET',
  path: '/follow-ups',
  action: 'follow-up.list',
  summary:
    'Follow-up orders that are not settled, the next answer first: those of an area with their stage, and whether they are late; or those that wait for an answer of mine, of my unit or of my area.',
  query: Fields.check(
    z.refine(({ of, area }) => of === 'area' || area === undefined, {
      error: fault('query.no-area'),
      path: ['area'],
    }),
  ),
  answers: z.object({ items: z.array(OrderLine), next: z.optional(z.string()), asOf: z.string() }),

  async run({ query, who, authorizer }, ctx) {
    if (query.of === 'mine') {
      authorizer.require('area', { areaPath: who.areaPath, assignee: `worker:${who.id}` });
      return { ...(await listMyOrders(ctx, authorizer, query)), asOf: ctx.now() };
    }
    const area = query.area ?? areaOfPath(who.areaPath);
    authorizer.require('area', { areaPath: areaPath(area) });
    return { ...(await listOrders(ctx, authorizer, { ...query, area })), asOf: ctx.now() };
  },
});
