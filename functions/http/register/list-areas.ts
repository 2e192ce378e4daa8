import * as z from 'zod/mini';
import { AreaView, areaViewOf } from '../../../shared/area/rules/views.ts';
import { listAreasBelow } from '../../../shared/area/store/area-store.ts';
import { AreaCode } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';

export default endpoint({
  method: 'GET',
  path: '/areas/{code}/children',
  action: 'area.read',
  summary: 'The areas directly below, by code; retired codes are among them and say what came after.',
  params: z.strictObject({ code: AreaCode }),
  query: z.strictObject(pageQuery),
  answers: pageOf(AreaView),

  async run({ params, query, authorizer }, ctx) {
    const { items, next } = await listAreasBelow(ctx, params.code, query, authorizer);
    return { items: items.map(areaViewOf), next };
  },
});
