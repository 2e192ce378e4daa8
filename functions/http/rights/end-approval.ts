import * as z from 'zod/mini';
import { Approval } from '../../../shared/approval/rules/approval.ts';
import { endedApproval } from '../../../shared/approval/rules/new-approval.ts';
import { approvalWrite, findApproval } from '../../../shared/approval/store/approval-store.ts';
import { HouseholdId } from '../../../shared/base/area-code.ts';
import { WorkerId } from '../../../shared/base/id.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import { noticeWrite } from '../../../shared/notification/store/inbox-store.ts';
import { optimistic } from '../../../shared/table/table.ts';
import { approvalNotice } from './approval-notice.ts';

export default endpoint({
  method: 'DELETE',
  path: '/households/{householdId}/approvals/{workerId}',
  action: 'approval.give',
  summary: 'Take an approval away before its day. Taken away twice, it is answered as the first time.',
  params: z.strictObject({ householdId: HouseholdId, workerId: WorkerId }),
  answers: z.object(Approval.shape),

  async run({ params, who, authorizer }, ctx) {
    const { householdId, workerId } = params;
    const { id } = await readHousehold(ctx, householdId, authorizer);
    return optimistic(async () => {
      const before =
        (await findApproval(ctx, id, workerId)) ?? (await findApproval(ctx, householdId, workerId));
      if (before === undefined) throw notFound('approval');
      if (before.ended !== undefined) return before;
      const at = ctx.now();
      const after = endedApproval(before, who.id, dayOf(at));
      await ctx.table.write([
        approvalWrite(after, before),
        ...approvalNotice(after, 'ended', at).map(noticeWrite),
      ]);
      return after;
    });
  },
});
