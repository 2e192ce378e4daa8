import * as z from 'zod/mini';
import { WorkerId } from '../../../shared/base/id.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { DeputyLine } from '../../../shared/link/rules/views.ts';
import { listDeputies } from '../../../shared/link/store/deputy-store.ts';
import { readWorker } from '../../../shared/worker/store/worker-store.ts';

export default endpoint({
  method: 'GET',
  path: '/workers/{workerId}/deputies',
  action: 'deputy.read',
  summary: 'Who stood or stands in for a worker, by first day.',
  params: z.strictObject({ workerId: WorkerId }),
  query: z.strictObject(pageQuery),
  answers: pageOf(DeputyLine),

  async run({ params, query, authorizer }, ctx) {
    await readWorker(ctx, params.workerId, authorizer);
    return listDeputies(ctx, params.workerId, query, authorizer);
  },
});
