import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { approved, EntryView } from '../../../shared/fund/rules/entry.ts';
import { findEntry, payAsked } from '../../../shared/fund/store/entry-store.ts';
import { readFund } from '../../../shared/fund/store/fund-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { isOvertaken, optimistic } from '../../../shared/table/table.ts';

export default endpoint({
  method: 'POST',
  path: '/funds/{fundId}/entries/{entryId}/approve',
  action: 'fund.approve',
  summary:
    'Let a large payment be made that somebody else has asked for. It is refused where there is not enough.',
  params: z.strictObject({ fundId: Ulid, entryId: Ulid }),
  body: z.strictObject({}),
  answers: EntryView,

  async run({ params, who, authorizer }, ctx) {
    const { fund } = await readFund(ctx, params.fundId, authorizer);
    const attempt = async () => {
      const entry = await findEntry(ctx, fund.id, params.entryId);
      if (entry.approvedBy === who.id) return entry;
      const today = dayOf(ctx.now());
      return payAsked(ctx, fund, approved(entry, { by: who.id, today }), today);
    };
    return z.parse(EntryView, await optimistic(attempt, { isLost: isOvertaken }));
  },
});
