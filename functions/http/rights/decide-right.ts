import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { decided, RightsDecision } from '../../../shared/privacy/rules/rights-request.ts';
import { readRightsRequest, rightsRequestWrite } from '../../../shared/privacy/store/rights-store.ts';
import { effectOf } from '../../../shared/privacy/use-cases/effect-of-right.ts';
import { isOvertaken, optimistic, writeOrConflict } from '../../../shared/table/table.ts';
import { RightView, viewOf } from './right-view.ts';

export default endpoint({
  method: 'POST',
  path: '/rights-requests/{requestId}/decide',
  action: 'rights.decide',
  summary:
    'Say that a request was met, or refused and by which ground of the law. Granting an erasure blocks the household at once and erases all else within minutes; granting the end of a consent erases what rests on it.',
  params: z.strictObject({ requestId: Ulid }),
  body: RightsDecision,
  answers: RightView,

  async run({ params, body, who, authorizer }, ctx) {
    const decide = async () => {
      const before = await readRightsRequest(ctx, params.requestId, authorizer);
      // Sent again by the same person, it is answered as the first time.
      if (before.decidedBy === who.id && before.state === body.decision) return before;
      const after = decided(before, body, who, dayOf(ctx.now()));
      const effect = after.state === 'done' ? await effectOf(ctx, after, authorizer) : [];
      await writeOrConflict(ctx.table, [rightsRequestWrite(after, before), ...effect]);
      return after;
    };
    return viewOf(await optimistic(decide, { isLost: isOvertaken }), ctx);
  },
});
