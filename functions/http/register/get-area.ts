import * as z from 'zod/mini';
import { AreaView, areaViewOf } from '../../../shared/area/rules/views.ts';
import { readArea } from '../../../shared/area/store/area-store.ts';
import { AreaCode } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/areas/{code}',
  action: 'area.read',
  summary: 'An area: its name, who answers for it, and what became of its code.',
  params: z.strictObject({ code: AreaCode }),
  answers: AreaView,

  async run({ params, authorizer }, ctx) {
    return areaViewOf(await readArea(ctx, params.code, authorizer));
  },
});
