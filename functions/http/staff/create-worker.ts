import { sentOf } from '../../../shared/access/store/sent-of.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { WorkerView } from '../../../shared/worker/rules/views.ts';
import { NewWorker } from '../../../shared/worker/rules/worker.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/workers',
  may: 'worker.change',
  summary: 'Add a member of staff under the name that the identity provider uses. Sending it twice adds one.',
  body: NewWorker,
  answers: WorkerView,
  status: 201,

  async run({ body, who, gate }, { workers, now }) {
    gate.pass('area', { areaPath: areaPath(body.area) });
    return workers.create(body, sentOf(who, body), now());
  },
});
