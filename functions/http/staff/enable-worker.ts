import * as z from 'zod/mini';
import { WorkerId } from '../../../shared/base/id.ts';
import { enableWorker } from '../../../shared/worker/rules/change-worker.ts';
import { WorkerView } from '../../../shared/worker/rules/views.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/workers/{workerId}/enable',
  may: 'worker.change',
  summary: 'Take a worker on again, who then has to sign in anew.',
  params: z.strictObject({ workerId: WorkerId }),
  body: z.strictObject({}),
  answers: WorkerView,

  async run({ params, gate }, { workers, bulletin, accessLog, now }) {
    const worker = await workers.get(params.workerId, gate);
    await accessLog.note(gate, [`worker:${worker.id}`]);
    const back = worker.active ? worker : enableWorker(worker);
    if (!worker.active) await workers.save(worker, back);
    await bulletin.withdraw(worker.id, now());
    return back;
  },
});
