import * as z from 'zod/mini';
import { AreaCode, areaOfPath, areaPath, lineOf } from '../../../shared/base/area-code.ts';
import { NewFund } from '../../../shared/fund/rules/fund.ts';
import { fundsPartition } from '../../../shared/fund/store/keys.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { recordOf } from '../../../shared/table/item.ts';
import { listPage } from '../../../shared/table/pager.ts';

const FundLine = z.object(
  z.pick(NewFund, { id: true, name: true, programme: true, area: true, unit: true }).shape,
);

export default endpoint({
  method: 'GET',
  path: '/funds',
  action: 'fund.list',
  summary:
    'Which funds there are in a county, or with the prefecture itself: their names and who keeps them, and no sums.',
  query: z.strictObject({ area: z.optional(AreaCode), ...pageQuery }),
  answers: pageOf(FundLine),

  async run({ query, who, authorizer }, ctx) {
    const { area = areaOfPath(who.areaPath), limit, cursor } = query;
    const county = lineOf(area).slice(0, 2).at(-1) ?? area;
    authorizer.require('area', { areaPath: areaPath(county) });
    const parts = [{ pk: fundsPartition(county) }];
    const page = await listPage(ctx.table, { parts, asked: { by: who.id, county }, limit, cursor });
    return { ...page, items: page.items.map((item) => z.parse(FundLine, recordOf(item))) };
  },
});
