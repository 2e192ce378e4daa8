import * as z from 'zod/mini';
import { WorkerId } from '../../../shared/base/id.ts';
import { Day, dayOf } from '../../../shared/base/instant.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { backSooner } from '../../../shared/link/rules/new-deputy.ts';
import { DeputyView } from '../../../shared/link/rules/views.ts';
import { readDeputy, saveDeputy } from '../../../shared/link/store/deputy-store.ts';
import { readWorker } from '../../../shared/worker/store/worker-store.ts';

export default endpoint({
  method: 'POST',
  path: '/deputies/{workerId}/{from}/{deputyId}/end',
  action: 'deputy.change',
  summary: 'The worker is back sooner than planned.',
  params: z.strictObject({ workerId: WorkerId, from: Day, deputyId: WorkerId }),
  body: z.strictObject({ on: z.optional(Day) }),
  answers: DeputyView,

  async run({ params, body, authorizer }, ctx) {
    await readWorker(ctx, params.workerId, authorizer);
    const deputy = await readDeputy(ctx, params.workerId, params.from, params.deputyId);
    const at = ctx.now();
    const on = body.on ?? dayOf(at);
    const after = deputy.to === on ? deputy : backSooner(deputy, on, at);
    // One who had not begun yet ends on the first day, whatever the day of the sending.
    if (after.to === deputy.to) return deputy;
    await saveDeputy(ctx, deputy, after, at);
    return after;
  },
});
