import * as z from 'zod/mini';
import { requireArea } from '../../../shared/area/store/area-store.ts';
import { AreaCode, areaPath } from '../../../shared/base/area-code.ts';
import { Day, dayOf, Instant, startOf } from '../../../shared/base/instant.ts';
import { invalid } from '../../../shared/base/refusal.ts';
import { Coverage, NOTHING_COVERED } from '../../../shared/household/rules/coverage.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { coverageOn, coverageToday } from '../../../shared/statistics/store/coverage-store.ts';

export default endpoint({
  method: 'GET',
  path: '/areas/{code}/coverage',
  action: 'coverage.read',
  summary:
    'How many households an area has, to how many of them somebody comes, and to how many nobody; now or on a day.',
  params: z.strictObject({ code: AreaCode }),
  query: z.strictObject({ on: z.optional(Day) }),
  answers: z.object({ area: AreaCode, ...Coverage.shape, asOf: Instant }),

  async run({ params, query, authorizer }, ctx) {
    const { code } = params;
    authorizer.require('area', { areaPath: areaPath(code) });
    await requireArea(ctx, code);
    const { on = dayOf(ctx.now()) } = query;
    if (on > dayOf(ctx.now())) throw invalid('day.not-come', '#/query/on');
    if (on === dayOf(ctx.now())) return { area: code, ...(await coverageToday(ctx, code)) };
    const then = await coverageOn(ctx, code, on);
    return { area: code, ...(then ?? { ...NOTHING_COVERED, asOf: startOf(on) }) };
  },
});
