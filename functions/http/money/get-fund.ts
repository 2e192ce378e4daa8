import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { FundView, fundView } from '../../../shared/fund/rules/fund.ts';
import { readFund } from '../../../shared/fund/store/fund-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

export const FundParams = z.strictObject({ fundId: Ulid });

export default endpoint({
  method: 'GET',
  path: '/funds/{fundId}',
  action: 'fund.read',
  summary: 'A fund and what its entries come to: pledged, received, committed, spent, and what is free.',
  params: FundParams,
  answers: FundView,

  async run({ params, authorizer }, ctx) {
    const { fund, sums } = await readFund(ctx, params.fundId, authorizer);
    return fundView(fund, sums);
  },
});
