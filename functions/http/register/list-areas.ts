import * as z from 'zod/mini';
import { AreaView, areaViewOf } from '../../../shared/area/rules/views.ts';
import { AreaCode } from '../../../shared/base/area-code.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/areas/{code}/children',
  may: 'area.read',
  summary: 'The areas directly below, by code; retired codes are among them and say what came after.',
  params: z.strictObject({ code: AreaCode }),
  query: z.strictObject(pageQuery),
  answers: pageOf(AreaView),

  async run({ params, query, gate }, { areas }) {
    const { items, next } = await areas.below(params.code, query, gate);
    return { items: items.map(areaViewOf), next };
  },
});
