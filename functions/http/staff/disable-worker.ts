import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { revokeTokens } from '../../../shared/access/store/control-record.ts';
import { WorkerId } from '../../../shared/base/id.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { notAllowed } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { countLinks } from '../../../shared/link/store/link-store.ts';
import { endChannels } from '../../../shared/notification/use-cases/end-channels.ts';
import { disableWorker } from '../../../shared/worker/rules/change-worker.ts';
import { WorkerView } from '../../../shared/worker/rules/views.ts';
import { LeavingReason } from '../../../shared/worker/rules/worker.ts';
import { readWorker, saveWorker } from '../../../shared/worker/store/worker-store.ts';

/** No token is issued later than this: whoever left gets in again only when somebody takes them on again. */
const FOR_GOOD = '9999-12-31T00:00:00.000Z';

export default endpoint({
  method: 'POST',
  path: '/workers/{workerId}/disable',
  action: 'worker.change',
  summary:
    'Take a worker out of service: their tokens are refused from the next request on, and no message goes out to them. `links` wait for a hand-over.',
  params: z.strictObject({ workerId: WorkerId }),
  body: z.strictObject({ reason: LeavingReason }),
  answers: z.object({ worker: WorkerView, links: z.int() }),

  async run({ params, body, who, authorizer }, ctx) {
    const worker = await readWorker(ctx, params.workerId, authorizer);
    if (worker.id === who.id) throw notAllowed('Somebody else has to take you out of service.');
    await logAccess(ctx, authorizer, [`worker:${worker.id}`]);
    await revokeTokens(ctx, worker.id, FOR_GOOD);
    await endChannels(ctx, worker, undefined);
    const left = worker.active ? disableWorker(worker, body.reason, dayOf(ctx.now())) : worker;
    if (worker.active) await saveWorker(ctx, worker, left);
    return { worker: left, links: await countLinks(ctx, worker.id) };
  },
});
