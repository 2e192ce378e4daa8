import * as z from 'zod/mini';
import { AreaCode } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { AreaMoveReceipt, NewAreaMove } from '../../../shared/relocation/rules/area-move.ts';
import { runAreaMove } from './run-area-move.ts';

export default endpoint({
  method: 'POST',
  path: '/areas/{code}/move',
  action: 'area.change',
  summary: 'Give an area another code, and with it all below: areas, households, links, staff and cases.',
  params: z.strictObject({ code: AreaCode }),
  body: NewAreaMove,
  answers: AreaMoveReceipt,
  status: 201,
  location: ({ id }) => `/area-moves/${id}`,

  async run(input, ctx) {
    const { id, to, reason } = input.body;
    return runAreaMove({ id, kind: 'move', from: input.params.code, to, reason }, input, ctx);
  },
});
