import * as z from 'zod/mini';
import { WorkerId } from '../../../shared/base/id.ts';
import { Day, dayOf } from '../../../shared/base/instant.ts';
import { backSooner } from '../../../shared/link/rules/new-deputy.ts';
import { DeputyView } from '../../../shared/link/rules/views.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/deputies/{workerId}/{from}/{deputyId}/end',
  may: 'deputy.change',
  summary: 'The worker is back sooner than planned.',
  params: z.strictObject({ workerId: WorkerId, from: Day, deputyId: WorkerId }),
  body: z.strictObject({ on: z.optional(Day) }),
  answers: DeputyView,

  async run({ params, body, gate }, { workers, deputies, now }) {
    await workers.get(params.workerId, gate);
    const deputy = await deputies.get(params.workerId, params.from, params.deputyId);
    const at = now();
    const on = body.on ?? dayOf(at);
    const after = deputy.to === on ? deputy : backSooner(deputy, on, at);
    // One who had not begun yet ends on the first day, whatever the day of the sending.
    if (after.to === deputy.to) return deputy;
    await deputies.save(deputy, after, at);
    return after;
  },
});
