import * as z from 'zod/mini';
import { areaPath } from '../../../shared/base/area-code.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { HandOverReceipt } from '../../../shared/link/rules/hand-over.ts';
import { endpoint } from './endpoint.ts';
import { receiptOf } from './receipt-of.ts';

export default endpoint({
  method: 'GET',
  path: '/hand-overs/{handOverId}',
  may: 'hand-over.change',
  summary: 'The receipt of a hand-over: how far it is, and how much it was.',
  params: z.strictObject({ handOverId: Ulid }),
  answers: HandOverReceipt,

  async run({ params, gate }, services) {
    const it = await services.handOvers.get(params.handOverId);
    const giver = await services.workers.find(it.from);
    if (giver === undefined) throw notFound('hand-over');
    gate.pass('hand-over', { areaPath: areaPath(giver.area) });
    return receiptOf(it, services);
  },
});
