import * as z from 'zod/mini';
import { dayOf } from '../../../shared/base/instant.ts';
import { EntryView, NewEntry, newEntry } from '../../../shared/fund/rules/entry.ts';
import { enter, entryBefore } from '../../../shared/fund/store/entry-store.ts';
import { readFund } from '../../../shared/fund/store/fund-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { receiptIfRefused } from '../../../shared/table/table.ts';
import { FundParams } from './get-fund.ts';

export default endpoint({
  method: 'POST',
  path: '/funds/{fundId}/entries',
  action: 'fund.keep',
  summary:
    'Enter what was pledged, received, committed or paid. A payment of more than 50,000 yuan is asked for, and paid when somebody else approves it. Sending it twice enters it once.',
  params: FundParams,
  body: NewEntry,
  answers: EntryView,
  status: 201,

  async run({ params, body, who, authorizer }, ctx) {
    const { fund } = await readFund(ctx, params.fundId, authorizer);
    const at = ctx.now();
    const facts = { by: who.id, at, today: dayOf(at), digest: digestOf([body]) };
    const entry = await receiptIfRefused(
      () => entryBefore(ctx, fund.id, { id: body.id, ...facts }),
      async () => enter(ctx, fund, newEntry(body, facts), facts.today),
    );
    return z.parse(EntryView, entry);
  },
});
