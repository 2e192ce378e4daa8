import * as z from 'zod/mini';
import { Access } from '../../../shared/access/rules/access.ts';
import { workerInLog } from '../../../shared/access/rules/log-subject.ts';
import { listAccesses } from '../../../shared/access/store/access-lists.ts';
import { WorkerId } from '../../../shared/base/id.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { readWorker } from '../../../shared/worker/store/worker-store.ts';

export default endpoint({
  method: 'GET',
  path: '/workers/{workerId}/access-log',
  action: 'access-log.read',
  summary: 'Who read the record of a member of staff, when and for what; newest first.',
  params: z.strictObject({ workerId: WorkerId }),
  query: z.strictObject(pageQuery),
  answers: pageOf(Access),

  async run({ params, query, authorizer }, ctx) {
    const { id } = await readWorker(ctx, params.workerId, authorizer);
    return listAccesses(ctx, [workerInLog(id)], query, authorizer);
  },
});
