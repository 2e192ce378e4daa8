import * as z from 'zod/mini';
import { WorkerId } from '../../../shared/base/id.ts';
import { WorkerView } from '../../../shared/worker/rules/views.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/workers/{workerId}',
  may: 'worker.read',
  summary: 'A member of staff: how to reach them, and what they answer for.',
  params: z.strictObject({ workerId: WorkerId }),
  answers: WorkerView,

  async run({ params, gate }, { workers, accessLog }) {
    const worker = await workers.get(params.workerId, gate);
    await accessLog.note(gate, [`worker:${worker.id}`]);
    return worker;
  },
});
