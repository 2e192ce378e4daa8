import * as z from 'zod/mini';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { NewUnit, type Unit } from '../../../shared/unit/rules/unit.ts';
import { UnitView } from '../../../shared/unit/rules/views.ts';
import { createUnit } from '../../../shared/unit/store/unit-store.ts';

export default endpoint({
  method: 'POST',
  path: '/units',
  action: 'unit.change',
  summary:
    'Add an office or agency under the id by which tokens and assignments know it. Sending it twice adds one.',
  body: NewUnit,
  answers: UnitView,
  status: 201,
  location: ({ id }) => `/units/${id}`,

  idempotent: true,

  async run({ body, who, authorizer, key }, ctx) {
    const sent = requestDigestOf(who, body);
    const viewOf = (unit: Unit) => z.parse(UnitView, unit);
    return answerOnce(
      ctx,
      { who, key, ifMatch: undefined, command: ['unit.create', body.id], body },
      {
        answers: UnitView,
        read: async () => authorizer.require('area', { areaPath: areaPath(body.area) }),
        attempt: async (_allowed, receipt) =>
          viewOf(await createUnit(ctx, body, { sent, at: ctx.now() }, (unit) => receipt(viewOf(unit)))),
      },
    );
  },
});
