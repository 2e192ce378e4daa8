import * as z from 'zod/mini';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { decided, RightsDecision, RightsRequest } from '../../../shared/privacy/rules/rights-request.ts';
import { readRightsRequest, rightsRequestWrite } from '../../../shared/privacy/store/rights-store.ts';
import { effectOf } from '../../../shared/privacy/use-cases/effect-of-right.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { writeOrConflict } from '../../../shared/table/table.ts';
import { RightView, viewOf } from './right-view.ts';

export default endpoint({
  method: 'POST',
  path: '/rights-requests/{requestId}/decide',
  action: 'rights.decide',
  summary:
    'Carry a request out, or refuse it by a ground of the law. A correction takes effect at once in the fields that it names, an objection in the links or planned visits that it is about, the end of a consent in all that rests on it; erasing blocks the household at once and erases all else within minutes; a copy or an explanation has been handed over.',
  params: z.strictObject({ requestId: Ulid }),
  body: RightsDecision,
  answers: RightView,

  async run({ params: { requestId }, body, who, authorizer }, ctx) {
    const command = ['rights.decide', requestId] as const;
    // Sent again with all that it said, it is answered as the first time; another decision finds that there is one.
    const key = digestOf([command, body]);
    const now = await answerOnce(
      ctx,
      { who, key, ifMatch: undefined, command, body },
      {
        answers: RightsRequest,
        read: () => readRightsRequest(ctx, requestId, authorizer),
        async attempt(before, receipt) {
          const after = decided(before, body, who, dayOf(ctx.now()));
          const { writes, changed } =
            body.decision === 'done' ? await effectOf(ctx, after, body, authorizer) : { writes: [] };
          const kept = changed === undefined ? after : { ...after, changed };
          await writeOrConflict(ctx.table, [rightsRequestWrite(kept, before), ...writes, ...receipt(kept)]);
          return kept;
        },
      },
    );
    return viewOf(now, ctx);
  },
});
