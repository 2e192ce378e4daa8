import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { NewDeputy } from '../../../shared/link/rules/new-deputy.ts';
import { DeputyView } from '../../../shared/link/rules/views.ts';
import { createDeputy } from '../../../shared/link/store/deputy-store.ts';
import { readWorker } from '../../../shared/worker/store/worker-store.ts';

export default endpoint({
  method: 'POST',
  path: '/deputies',
  action: 'deputy.change',
  summary: 'Name who stands in for a worker from a day until the day they are back. Nobody has to end it.',
  body: NewDeputy,
  answers: DeputyView,
  status: 201,

  async run({ body, who, authorizer }, ctx) {
    await readWorker(ctx, body.worker, authorizer);
    const deputy = await readWorker(ctx, body.deputy, authorizer);
    return createDeputy(ctx, body, deputy, requestDigestOf(who, body), ctx.now());
  },
});
