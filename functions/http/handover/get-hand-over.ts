import * as z from 'zod/mini';
import { areaPath } from '../../../shared/base/area-code.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { HAND_OVERS } from '../../../shared/handover/store/hand-over-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { HandOverReceipt } from '../../../shared/link/rules/hand-over.ts';
import { readWork } from '../../../shared/table/long-work.ts';
import { findWorker } from '../../../shared/worker/store/worker-store.ts';
import { receiptOf } from './receipt-of.ts';

export default endpoint({
  method: 'GET',
  path: '/hand-overs/{handOverId}',
  action: 'hand-over.change',
  summary: 'The receipt of a hand-over: how far it is, and how much it was.',
  params: z.strictObject({ handOverId: Ulid }),
  answers: HandOverReceipt,

  async run({ params, authorizer }, ctx) {
    const it = await readWork(ctx, HAND_OVERS, params.handOverId);
    const giver = await findWorker(ctx, it.from);
    if (giver === undefined) throw notFound('hand-over');
    authorizer.require('hand-over', { areaPath: areaPath(giver.area) });
    return receiptOf(it, ctx);
  },
});
