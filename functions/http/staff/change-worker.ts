import * as z from 'zod/mini';
import { areaPath } from '../../../shared/base/area-code.ts';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { WorkerId } from '../../../shared/base/id.ts';
import { endWays } from '../../../shared/notification/use-cases/end-ways.ts';
import { changeWorker, outdatesTokens } from '../../../shared/worker/rules/change-worker.ts';
import { WorkerView } from '../../../shared/worker/rules/views.ts';
import { ChangedWorker } from '../../../shared/worker/rules/worker.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'PUT',
  path: '/workers/{workerId}',
  may: 'worker.change',
  summary:
    'Replace what the register holds of a worker. Another role, area or unit asks them to sign in again, and ends messages about inboxes that they read no longer.',
  params: z.strictObject({ workerId: WorkerId }),
  body: ChangedWorker,
  answers: WorkerView,

  async run({ params, body, gate, ifMatch }, { workers, ways, bulletin, accessLog, now }) {
    const worker = await workers.get(params.workerId, gate);
    gate.pass('area', { areaPath: areaPath(body.area) });
    expectVersion(ifMatch, worker.version);
    const changed = changeWorker(worker, body);
    await accessLog.note(gate, [`worker:${worker.id}`]);
    // First the tokens: should the second write fail, somebody signs in once more for nothing.
    if (outdatesTokens(worker, changed)) await bulletin.withdraw(worker.id, now());
    await endWays(worker, changed, ways);
    await workers.save(worker, changed);
    return changed;
  },
});
