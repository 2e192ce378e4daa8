import * as z from 'zod/mini';
import { WorkerId } from '../../../shared/base/id.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { notAllowed } from '../../../shared/base/refusal.ts';
import { endWays } from '../../../shared/notification/use-cases/end-ways.ts';
import { disableWorker } from '../../../shared/worker/rules/change-worker.ts';
import { WorkerView } from '../../../shared/worker/rules/views.ts';
import { LeavingReason } from '../../../shared/worker/rules/worker.ts';
import { endpoint } from './endpoint.ts';

/** No token is issued later than this: whoever left gets in again only when somebody takes them on again. */
const FOR_GOOD = '9999-12-31T00:00:00.000Z';

export default endpoint({
  method: 'POST',
  path: '/workers/{workerId}/disable',
  may: 'worker.change',
  summary:
    'Take a worker out of service: their tokens are refused from the next request on, and no message goes out to them. `links` wait for a hand-over.',
  params: z.strictObject({ workerId: WorkerId }),
  body: z.strictObject({ reason: LeavingReason }),
  answers: z.object({ worker: WorkerView, links: z.int() }),

  async run({ params, body, who, gate }, { workers, links, ways, bulletin, accessLog, now }) {
    const worker = await workers.get(params.workerId, gate);
    if (worker.id === who.id) throw notAllowed('Somebody else has to take you out of service.');
    await accessLog.note(gate, [`worker:${worker.id}`]);
    await bulletin.withdraw(worker.id, FOR_GOOD);
    await endWays(worker, undefined, ways);
    const left = worker.active ? disableWorker(worker, body.reason, dayOf(now())) : worker;
    if (worker.active) await workers.save(worker, left);
    return { worker: left, links: await links.count(worker.id) };
  },
});
