import * as z from 'zod/mini';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { FundView, fundView } from '../../../shared/fund/rules/fund.ts';
import { readFund } from '../../../shared/fund/store/fund-store.ts';
import { closeFund } from '../../../shared/fund/use-cases/close-fund.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { FundParams } from './get-fund.ts';

export default endpoint({
  method: 'POST',
  path: '/funds/{fundId}/close',
  action: 'fund.keep',
  summary:
    'Close a fund with nothing committed and nothing left; or name another fund that you keep, which takes what is left.',
  params: FundParams,
  body: z.strictObject({ id: Ulid, into: z.optional(Ulid) }),
  answers: FundView,

  run({ params: { fundId }, body, who, authorizer }, ctx) {
    return answerOnce(
      ctx,
      { who, key: body.id, ifMatch: undefined, command: ['fund.close', fundId], body },
      {
        answers: FundView,
        read: () => readFund(ctx, fundId, authorizer),
        async attempt(file, receipt) {
          const at = ctx.now();
          const into =
            body.into === undefined ? undefined : (await readFund(ctx, body.into, authorizer)).fund;
          const line = { id: body.id, day: dayOf(at), enteredAt: at, by: who.id, digest: digestOf([body]) };
          const after = await closeFund(ctx, { file, into, line }, ({ fund, sums }) =>
            receipt(fundView(fund, sums)),
          );
          return fundView(after.fund, after.sums);
        },
      },
    );
  },
});
