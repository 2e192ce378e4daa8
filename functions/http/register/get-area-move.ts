import * as z from 'zod/mini';
import { areaPath } from '../../../shared/base/area-code.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { AreaMoveReceipt } from '../../../shared/relocation/rules/area-move.ts';
import { receiptOf } from './area-on-its-way.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/area-moves/{moveId}',
  may: 'area.change',
  summary: 'How far the move or merger of an area is, and how much it was.',
  params: z.strictObject({ moveId: Ulid }),
  answers: AreaMoveReceipt,

  async run({ params, gate }, services) {
    const it = await services.areaMoves.get(params.moveId);
    gate.pass('move', { areaPath: areaPath(it.to) });
    return receiptOf(it, services);
  },
});
