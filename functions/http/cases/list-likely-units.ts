import * as z from 'zod/mini';
import { townshipOf } from '../../../shared/base/area-code.ts';
import { LikelyUnit, likelyUnits } from '../../../shared/case/rules/likely-units.ts';
import { readCase } from '../../../shared/case/store/case-store.ts';
import { casesOfTownship } from '../../../shared/case/store/cases-of-township.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { unitsWorkingFor } from '../../../shared/unit/store/find-units.ts';
import { CaseParams } from './case-step.ts';

export default endpoint({
  method: 'GET',
  path: '/cases/{caseId}/likely-units',
  action: 'case.assign',
  summary:
    'Before a case is given out: the units that it can be given to, the likeliest first, each with its reasons; at most five.',
  params: CaseParams,
  answers: z.object({ items: z.array(LikelyUnit) }),

  async run({ params, authorizer }, ctx) {
    const { it, timeline } = await readCase(ctx, params.caseId, authorizer);
    const area = townshipOf(it.area);
    const [units, cases] = await Promise.all([unitsWorkingFor(ctx, it.area), casesOfTownship(ctx, area)]);
    return { items: likelyUnits(it, { units, cases, area, timeline }) };
  },
});
