import * as z from 'zod/mini';
import { AreaCode, areaOfPath, areaPath, lineOf } from '../../../shared/base/area-code.ts';
import { CaseKind } from '../../../shared/base/vocabulary.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { cutPage } from '../../../shared/table/cut-page.ts';
import { unitsFor } from '../../../shared/unit/rules/list-units.ts';
import { UnitView } from '../../../shared/unit/rules/views.ts';
import { unitsWorkingFor } from '../../../shared/unit/store/find-units.ts';

const Query = z.strictObject({
  /** My own area unless told. */
  area: z.optional(AreaCode),
  kind: z.optional(CaseKind),
  ...pageQuery,
});

/** Who works in a county may look at all its units. */
const countyPath = (area: AreaCode): string => areaPath(lineOf(area).slice(0, 2).at(-1) ?? area);

export default endpoint({
  method: 'GET',
  path: '/units',
  action: 'unit.read',
  summary:
    'Which offices and agencies work for an area or a part of it, by id; of those that handle a kind of case.',
  query: Query,
  answers: pageOf(UnitView),

  async run({ query, who, authorizer }, ctx) {
    const { area = areaOfPath(who.areaPath), kind, limit, cursor } = query;
    authorizer.require('area', { areaPath: countyPath(area) });
    const units = unitsFor(await unitsWorkingFor(ctx, area), { area, kind });
    return cutPage(units, ({ id }) => id, { asked: { by: who.id, area, kind }, limit, cursor });
  },
});
