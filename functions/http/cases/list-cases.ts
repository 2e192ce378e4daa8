import * as z from 'zod/mini';
import { AreaCode, areaPath } from '../../../shared/domain/area/area-code.ts';
import { CaseLine, viewOf } from '../../../shared/domain/case/views.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

const Query = z.strictObject({
  /** `mine`: assigned to me or my unit. `area`: filed in my area, or in `area` if it lies within mine. */
  of: z._default(z.enum(['mine', 'area']), 'area'),
  area: z.optional(AreaCode),
  state: z._default(z.enum(['open', 'ended']), 'open'),
  /** `YYYY-MM`, for ended cases; this month unless told. */
  month: z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Send a month as YYYY-MM.'))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  cursor: z.optional(z.string()),
});

export default endpoint({
  method: 'GET',
  path: '/cases',
  may: 'case.list',
  summary: 'Cases by due moment, page by page: what lies with me, or what is open or ended in an area.',
  query: Query,
  answers: z.object({ items: z.array(CaseLine), next: z.optional(z.string()), asOf: z.string() }),

  async run({ query, who, gate }, { caseLists, now }) {
    const scope = query.area === undefined ? who.areaPath : areaPath(query.area);
    gate.pass('area', { areaPath: scope });
    const page = await caseLists.list(gate, { ...query, scope }, now());
    return { items: page.items.map((it) => viewOf(it, now())), next: page.next, asOf: now() };
  },
});
