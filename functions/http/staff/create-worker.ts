import * as z from 'zod/mini';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { Version, WorkerId } from '../../../shared/base/id.ts';
import { notAllowed } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { isOtherThan } from '../../../shared/worker/rules/change-worker.ts';
import { HELD, WorkerView } from '../../../shared/worker/rules/views.ts';
import { NewWorker, type Worker } from '../../../shared/worker/rules/worker.ts';
import { requireOffice } from '../../../shared/worker/store/require-office.ts';
import { createWorker } from '../../../shared/worker/store/worker-store.ts';

/** What a receipt keeps: nothing about a person, for all that was sent again with the request. */
const Kept = z.object({ id: WorkerId, version: Version });

export default endpoint({
  method: 'POST',
  path: '/workers',
  action: 'worker.change',
  summary: 'Add a member of staff under the name that the identity provider uses. Sending it twice adds one.',
  body: NewWorker,
  answers: WorkerView,
  status: 201,
  location: ({ id }) => `/workers/${id}`,

  idempotent: true,

  async run({ body, who, authorizer, key }, ctx) {
    const sent = requestDigestOf(who, body);
    // Somebody who has left since is shown as they stand.
    let standing: Worker | undefined;
    const kept = await answerOnce(
      ctx,
      { who, key, ifMatch: undefined, command: ['worker.create', body.id], body },
      {
        answers: Kept,
        read: async () => authorizer.require('area', { areaPath: areaPath(body.area) }),
        async attempt(_allowed, receipt) {
          if (body.id === who.id && isOtherThan(who, body)) throw notAllowed('worker.own-part');
          await requireOffice(ctx, body);
          const asked = { sent, key, at: ctx.now() };
          standing = await createWorker(ctx, body, asked, ({ id, version }) => receipt({ id, version }));
          return standing;
        },
      },
    );
    const worker = standing?.active === false ? standing : { active: true as const, ...body, ...kept };
    return { ...worker, ...HELD };
  },
});
