import * as z from 'zod/mini';
import { AreaCode, areaPath } from '../../../shared/base/area-code.ts';
import { Day, dayOf, Instant, startOf } from '../../../shared/base/instant.ts';
import { invalid } from '../../../shared/base/refusal.ts';
import { Coverage, NOTHING_COVERED } from '../../../shared/household/rules/coverage.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/areas/{code}/coverage',
  may: 'coverage.read',
  summary:
    'How many households an area has, to how many of them somebody comes, and to how many nobody; now or on a day.',
  params: z.strictObject({ code: AreaCode }),
  query: z.strictObject({ on: z.optional(Day) }),
  answers: z.object({ area: AreaCode, ...Coverage.shape, asOf: Instant }),

  async run({ params, query, gate }, { areas, coverage, now }) {
    const { code } = params;
    gate.pass('area', { areaPath: areaPath(code) });
    await areas.mustExist(code);
    const { on = dayOf(now()) } = query;
    if (on > dayOf(now())) throw invalid('That day has not come yet.', '#/query/on');
    if (on === dayOf(now())) return { area: code, ...(await coverage.today(code)) };
    const then = await coverage.on(code, on);
    return { area: code, ...(then ?? { ...NOTHING_COVERED, asOf: startOf(on) }) };
  },
});
