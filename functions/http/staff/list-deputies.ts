import * as z from 'zod/mini';
import { WorkerId } from '../../../shared/base/id.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { DeputyView } from '../../../shared/link/rules/views.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/workers/{workerId}/deputies',
  may: 'deputy.read',
  summary: 'Who stood or stands in for a worker, by first day.',
  params: z.strictObject({ workerId: WorkerId }),
  query: z.strictObject(pageQuery),
  answers: pageOf(DeputyView),

  async run({ params, query, gate }, { workers, deputies }) {
    await workers.get(params.workerId, gate);
    return deputies.list(params.workerId, query, gate);
  },
});
