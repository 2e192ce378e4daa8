import * as z from 'zod/mini';
import { workerInLog } from '../../../shared/access/rules/log-subject.ts';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { WorkerId } from '../../../shared/base/id.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { HELD, WorkerView } from '../../../shared/worker/rules/views.ts';
import { readWorker } from '../../../shared/worker/store/worker-store.ts';

export default endpoint({
  method: 'GET',
  path: '/workers/{workerId}',
  action: 'worker.read',
  summary: 'A member of staff: how to reach them, and what they answer for.',
  params: z.strictObject({ workerId: WorkerId }),
  answers: WorkerView,

  async run({ params, authorizer }, ctx) {
    const worker = await readWorker(ctx, params.workerId, authorizer);
    await logAccess(ctx, authorizer, [workerInLog(worker.id)]);
    return { ...worker, ...HELD };
  },
});
