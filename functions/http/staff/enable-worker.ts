import * as z from 'zod/mini';
import { workerInLog } from '../../../shared/access/rules/log-subject.ts';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { WorkerId } from '../../../shared/base/id.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { saveStaff } from '../../../shared/notification/use-cases/save-staff.ts';
import { enableWorker } from '../../../shared/worker/rules/change-worker.ts';
import { WorkerView } from '../../../shared/worker/rules/views.ts';
import { readWorker } from '../../../shared/worker/store/worker-store.ts';

export default endpoint({
  method: 'POST',
  path: '/workers/{workerId}/enable',
  action: 'worker.change',
  summary: 'Take a worker on again, who then has to sign in anew.',
  params: z.strictObject({ workerId: WorkerId }),
  body: z.strictObject({}),
  answers: WorkerView,
  idempotent: true,

  async run({ params: { workerId }, body, who, authorizer, key }, ctx) {
    const note = () => logAccess(ctx, authorizer, [workerInLog(workerId)]);
    const asked = { who, key, ifMatch: undefined, command: ['worker.enable', workerId] as const, body };
    const worker = await answerOnce(ctx, asked, {
      answers: WorkerView,
      note,
      read: () => readWorker(ctx, workerId, authorizer),
      async attempt(before, receipt) {
        const after = before.active ? before : enableWorker(before);
        const answered = z.parse(WorkerView, after);
        await note();
        await saveStaff(ctx, { before, after }, receipt(answered));
        return answered;
      },
    });
    return worker;
  },
});
