import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { FundView, fundView, NewFund } from '../../../shared/fund/rules/fund.ts';
import { NO_MONEY } from '../../../shared/fund/rules/sums.ts';
import { createFund, fundBefore, fundResource } from '../../../shared/fund/store/fund-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { receiptFirst } from '../../../shared/table/table.ts';
import { requireUnit } from '../../../shared/unit/store/require-unit.ts';

export default endpoint({
  method: 'POST',
  path: '/funds',
  action: 'fund.keep',
  summary:
    'Open a fund that your office keeps: a project budget, a donation campaign, money for aid. Sending it twice opens one.',
  body: NewFund,
  answers: FundView,
  status: 201,
  location: ({ id }) => `/funds/${id}`,

  async run({ body, who, authorizer }, ctx) {
    authorizer.require('area', await fundResource(ctx, body));
    const fund = { ...body, createdAt: ctx.now(), ...requestDigestOf(who, body) };
    const made = await receiptFirst(
      () => fundBefore(ctx, fund),
      async () => {
        await requireUnit(ctx, body.unit, { area: body.area }, '#/unit');
        return createFund(ctx, fund);
      },
    );
    return fundView(made, NO_MONEY);
  },
});
