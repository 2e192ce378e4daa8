import * as z from 'zod/mini';
import { workerInLog } from '../../../shared/access/rules/log-subject.ts';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { WorkerId } from '../../../shared/base/id.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { notAllowed } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { countLinks } from '../../../shared/link/store/link-store.ts';
import { saveStaff } from '../../../shared/notification/use-cases/save-staff.ts';
import { disableWorker } from '../../../shared/worker/rules/change-worker.ts';
import { WorkerView } from '../../../shared/worker/rules/views.ts';
import { LeavingReason } from '../../../shared/worker/rules/worker.ts';
import { readWorker } from '../../../shared/worker/store/worker-store.ts';

export default endpoint({
  method: 'POST',
  path: '/workers/{workerId}/disable',
  action: 'worker.change',
  summary:
    'Take a worker out of service: their tokens are refused from the next request on, and no message goes out to them. `links` wait for a hand-over.',
  params: z.strictObject({ workerId: WorkerId }),
  body: z.strictObject({ reason: LeavingReason }),
  answers: z.object({ worker: WorkerView, links: z.int() }),
  idempotent: true,

  async run({ params: { workerId }, body, who, authorizer, key }, ctx) {
    const note = () => logAccess(ctx, authorizer, [workerInLog(workerId)]);
    const asked = { who, key, ifMatch: undefined, command: ['worker.disable', workerId] as const, body };
    const worker = await answerOnce(ctx, asked, {
      answers: WorkerView,
      note,
      read: () => readWorker(ctx, workerId, authorizer),
      async attempt(before, receipt) {
        if (before.id === who.id) throw notAllowed('worker.disable-oneself');
        const after = before.active ? disableWorker(before, body.reason, dayOf(ctx.now())) : before;
        const answered = z.parse(WorkerView, after);
        await note();
        await saveStaff(ctx, { before, after }, receipt(answered));
        return answered;
      },
    });
    return { worker, links: await countLinks(ctx, worker.id) };
  },
});
