import * as z from 'zod/mini';
import { areaPath } from '../../../shared/base/area-code.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { AreaMoveReceipt } from '../../../shared/relocation/rules/area-move.ts';
import { AREA_MOVES } from '../../../shared/relocation/store/area-move-store.ts';
import { readWork } from '../../../shared/table/long-work.ts';
import { receiptOf } from './run-area-move.ts';

export default endpoint({
  method: 'GET',
  path: '/area-moves/{moveId}',
  action: 'area.change',
  summary: 'How far the move or merger of an area is, and how much it was.',
  params: z.strictObject({ moveId: Ulid }),
  answers: AreaMoveReceipt,

  async run({ params, authorizer }, ctx) {
    const it = await readWork(ctx, AREA_MOVES, params.moveId);
    authorizer.require('move', { areaPath: areaPath(it.to) });
    return receiptOf(it, ctx);
  },
});
