import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { NewArea } from '../../../shared/area/rules/area.ts';
import { AreaView, areaViewOf } from '../../../shared/area/rules/views.ts';
import { createArea } from '../../../shared/area/store/area-store.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/areas',
  action: 'area.change',
  summary:
    'Add an area below an existing one. Its code says where it lies, and sending it twice adds one area.',
  body: NewArea,
  answers: AreaView,
  status: 201,
  location: ({ code }) => `/areas/${code}`,

  async run({ body, who, authorizer }, ctx) {
    authorizer.require('area', { areaPath: areaPath(body.code) });
    return areaViewOf(await createArea(ctx, body, requestDigestOf(who, body), ctx.now()));
  },
});
