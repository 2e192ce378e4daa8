import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { WorkerView } from '../../../shared/worker/rules/views.ts';
import { NewWorker } from '../../../shared/worker/rules/worker.ts';
import { createWorker } from '../../../shared/worker/store/worker-store.ts';

export default endpoint({
  method: 'POST',
  path: '/workers',
  action: 'worker.change',
  summary: 'Add a member of staff under the name that the identity provider uses. Sending it twice adds one.',
  body: NewWorker,
  answers: WorkerView,
  status: 201,

  async run({ body, who, authorizer }, ctx) {
    authorizer.require('area', { areaPath: areaPath(body.area) });
    return createWorker(ctx, body, requestDigestOf(who, body), ctx.now());
  },
});
