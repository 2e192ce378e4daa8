import * as z from 'zod/mini';
import { AreaCode, areaPath, kindOfArea } from '../../../shared/base/area-code.ts';
import { fault } from '../../../shared/base/fault.ts';
import { Instant, monthOf } from '../../../shared/base/instant.ts';
import { invalid } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { Programme } from '../../../shared/programme/rules/programme.ts';
import { ActivityView, activityView } from '../../../shared/statistics/rules/activity-board.ts';
import { readActivity } from '../../../shared/statistics/store/activity-counts.ts';

const Month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, fault('month.format')));

export default endpoint({
  method: 'GET',
  path: '/areas/{code}/done',
  action: 'done.read',
  summary:
    'What was done in a month, by township: visits made, other contacts, what made visits due, and what was given. Small numbers are not told, and the others are rounded down.',
  params: z.strictObject({ code: AreaCode }),
  query: z.strictObject({ month: z.optional(Month), programme: z._default(Programme, 'household') }),
  answers: z.object({ month: Month, programme: Programme, items: z.array(ActivityView), asOf: Instant }),

  async run({ params: { code }, query, authorizer }, ctx) {
    const { month = monthOf(ctx.now()), programme } = query;
    authorizer.require('area', { areaPath: areaPath(code) });
    const kind = kindOfArea(code);
    if (kind !== 'county' && kind !== 'township') throw invalid('area.ask-county', '#/path/code');
    const rows = await readActivity(ctx, code, month);
    const items = rows.map(({ area, counted }) => activityView(area, programme, counted));
    return { month, programme, items, asOf: ctx.now() };
  },
});
