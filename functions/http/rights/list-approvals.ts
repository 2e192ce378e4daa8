import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { Approval } from '../../../shared/approval/rules/approval.ts';
import { listApprovals } from '../../../shared/approval/store/approval-store.ts';
import { HouseholdId } from '../../../shared/base/area-code.ts';
import { idsOfHousehold } from '../../../shared/household/store/household-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';

export default endpoint({
  method: 'GET',
  path: '/households/{householdId}/approvals',
  action: 'approval.read',
  summary:
    'Who may read what is known of a child of this household, given by whom and until when; ended ones too.',
  params: z.strictObject({ householdId: HouseholdId }),
  answers: z.object({ items: z.array(z.object(Approval.shape)) }),

  async run({ params: { householdId }, authorizer }, ctx) {
    const { id } = await readHousehold(ctx, householdId, authorizer);
    await logReading(ctx, authorizer, [id]);
    return { items: await listApprovals(ctx, await idsOfHousehold(ctx, id)) };
  },
});
