import * as z from 'zod/mini';
import { endWays } from '../../../shared/data/end-ways.ts';
import { areaPath } from '../../../shared/domain/area/area-code.ts';
import { expectVersion } from '../../../shared/domain/expect-version.ts';
import { WorkerId } from '../../../shared/domain/id.ts';
import { changeWorker, outdatesTokens } from '../../../shared/domain/worker/change-worker.ts';
import { WorkerView } from '../../../shared/domain/worker/views.ts';
import { ChangedWorker } from '../../../shared/domain/worker/worker.ts';
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
