import * as z from 'zod/mini';
import { AreaView, areaViewOf } from '../../../shared/area/rules/views.ts';
import { areaLine } from '../../../shared/area/store/area-store.ts';
import { AreaCode, areaPath } from '../../../shared/base/area-code.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/areas/{code}/responsible',
  action: 'area.read',
  summary: 'Who answers for an area and for every area above it, from the prefecture down.',
  params: z.strictObject({ code: AreaCode }),
  answers: z.object({ items: z.array(AreaView) }),

  async run({ params, authorizer }, ctx) {
    authorizer.require('area', { areaPath: areaPath(params.code) });
    const line = await areaLine(ctx, params.code);
    if (line.at(-1)?.code !== params.code) throw notFound('area');
    return { items: line.map(areaViewOf) };
  },
});
