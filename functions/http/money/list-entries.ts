import * as z from 'zod/mini';
import { EntryView } from '../../../shared/fund/rules/entry.ts';
import { toEntry } from '../../../shared/fund/store/entry-store.ts';
import { readFund } from '../../../shared/fund/store/fund-store.ts';
import { entriesBegin, fundPartition } from '../../../shared/fund/store/keys.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { listPage } from '../../../shared/table/pager.ts';
import { FundParams } from './get-fund.ts';

export default endpoint({
  method: 'GET',
  path: '/funds/{fundId}/entries',
  action: 'fund.read',
  summary: 'The ledger of a fund, in the order of the ids of its entries.',
  params: FundParams,
  query: z.strictObject(pageQuery),
  answers: pageOf(EntryView),

  async run({ params, query, who, authorizer }, ctx) {
    const { fund } = await readFund(ctx, params.fundId, authorizer);
    const parts = [{ pk: fundPartition(fund.id), begins: entriesBegin() }];
    const page = await listPage(ctx.table, { parts, asked: { by: who.id, fund: fund.id }, ...query });
    return { ...page, items: page.items.map((item) => z.parse(EntryView, toEntry(item))) };
  },
});
