import * as z from 'zod/mini';
import { AreaCode } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { AreaMoveReceipt, NewMerger } from '../../../shared/relocation/rules/area-move.ts';
import { runAreaMove } from './run-area-move.ts';

export default endpoint({
  method: 'POST',
  path: '/areas/{code}/merge',
  action: 'area.change',
  summary:
    'Let another area of the same kind absorb this one; what lies below gets the next free numbers there.',
  params: z.strictObject({ code: AreaCode }),
  body: NewMerger,
  answers: AreaMoveReceipt,
  status: 201,
  location: ({ id }) => `/area-moves/${id}`,

  async run(input, ctx) {
    const { id, into, reason } = input.body;
    return runAreaMove({ id, kind: 'merger', from: input.params.code, to: into, reason }, input, ctx);
  },
});
