import * as z from 'zod/mini';
import { UnitId } from '../../../shared/base/id.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { UnitView } from '../../../shared/unit/rules/views.ts';
import { readUnit } from '../../../shared/unit/store/unit-store.ts';

export const UnitParams = z.strictObject({ unitId: UnitId });

export default endpoint({
  method: 'GET',
  path: '/units/{unitId}',
  action: 'unit.read',
  summary:
    'An office or agency of my county or of the prefecture: what it is called, what it handles and where.',
  params: UnitParams,
  answers: UnitView,

  run: ({ params, authorizer }, ctx) => readUnit(ctx, params.unitId, authorizer),
});
