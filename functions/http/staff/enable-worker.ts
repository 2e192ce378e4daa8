import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { revokeTokens } from '../../../shared/access/store/control-record.ts';
import { WorkerId } from '../../../shared/base/id.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { enableWorker } from '../../../shared/worker/rules/change-worker.ts';
import { WorkerView } from '../../../shared/worker/rules/views.ts';
import { readWorker, saveWorker } from '../../../shared/worker/store/worker-store.ts';

export default endpoint({
  method: 'POST',
  path: '/workers/{workerId}/enable',
  action: 'worker.change',
  summary: 'Take a worker on again, who then has to sign in anew.',
  params: z.strictObject({ workerId: WorkerId }),
  body: z.strictObject({}),
  answers: WorkerView,

  async run({ params, authorizer }, ctx) {
    const worker = await readWorker(ctx, params.workerId, authorizer);
    await logAccess(ctx, authorizer, [`worker:${worker.id}`]);
    const back = worker.active ? worker : enableWorker(worker);
    if (!worker.active) await saveWorker(ctx, worker, back);
    await revokeTokens(ctx, worker.id, ctx.now());
    return back;
  },
});
