import { sentOf } from '../../../shared/access/store/sent-of.ts';
import { NewDeputy } from '../../../shared/link/rules/new-deputy.ts';
import { DeputyView } from '../../../shared/link/rules/views.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/deputies',
  may: 'deputy.change',
  summary: 'Name who stands in for a worker from a day until the day they are back. Nobody has to end it.',
  body: NewDeputy,
  answers: DeputyView,
  status: 201,

  async run({ body, who, gate }, { workers, deputies, now }) {
    await workers.get(body.worker, gate);
    const deputy = await workers.get(body.deputy, gate);
    return deputies.create(body, deputy, sentOf(who, body), now());
  },
});
