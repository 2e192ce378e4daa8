import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { revokeTokens } from '../../../shared/access/store/control-record.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { WorkerId } from '../../../shared/base/id.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { endChannels } from '../../../shared/notification/use-cases/end-channels.ts';
import { changeWorker, outdatesTokens } from '../../../shared/worker/rules/change-worker.ts';
import { WorkerView } from '../../../shared/worker/rules/views.ts';
import { ChangedWorker } from '../../../shared/worker/rules/worker.ts';
import { readWorker, saveWorker } from '../../../shared/worker/store/worker-store.ts';

export default endpoint({
  method: 'PUT',
  path: '/workers/{workerId}',
  action: 'worker.change',
  summary:
    'Replace what the register holds of a worker. Another role, area or unit asks them to sign in again, and ends messages about inboxes that they read no longer.',
  params: z.strictObject({ workerId: WorkerId }),
  body: ChangedWorker,
  answers: WorkerView,

  async run({ params, body, authorizer, ifMatch }, ctx) {
    const worker = await readWorker(ctx, params.workerId, authorizer);
    authorizer.require('area', { areaPath: areaPath(body.area) });
    expectVersion(ifMatch, worker.version);
    const changed = changeWorker(worker, body);
    await logAccess(ctx, authorizer, [`worker:${worker.id}`]);
    // First the tokens: should the second write fail, somebody signs in once more for nothing.
    if (outdatesTokens(worker, changed)) await revokeTokens(ctx, worker.id, ctx.now());
    await endChannels(ctx, worker, changed);
    await saveWorker(ctx, worker, changed);
    return changed;
  },
});
