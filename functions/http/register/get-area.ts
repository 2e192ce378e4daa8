import * as z from 'zod/mini';
import { AreaCode } from '../../../shared/domain/area/area-code.ts';
import { AreaView, areaViewOf } from '../../../shared/domain/area/views.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/areas/{code}',
  may: 'area.read',
  summary: 'An area: its name, who answers for it, and what became of its code.',
  params: z.strictObject({ code: AreaCode }),
  answers: AreaView,

  async run({ params, gate }, { areas }) {
    return areaViewOf(await areas.get(params.code, gate));
  },
});
