import * as z from 'zod/mini';
import { AreaName, renameArea } from '../../../shared/area/rules/rename-area.ts';
import { AreaView, areaViewOf } from '../../../shared/area/rules/views.ts';
import { readArea, saveArea } from '../../../shared/area/store/area-store.ts';
import { AreaCode } from '../../../shared/base/area-code.ts';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

export default endpoint({
  method: 'PUT',
  path: '/areas/{code}',
  action: 'area.change',
  summary: 'Give an area another name. Its code changes by a move or a merger only.',
  params: z.strictObject({ code: AreaCode }),
  body: AreaName,
  answers: AreaView,

  async run({ params, body, authorizer, ifMatch }, ctx) {
    const area = await readArea(ctx, params.code, authorizer);
    expectVersion(ifMatch, area.version);
    const renamed = renameArea(area, body);
    await saveArea(ctx, area, renamed);
    return areaViewOf(renamed);
  },
});
