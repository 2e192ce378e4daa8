import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { HouseholdId } from '../../../shared/base/area-code.ts';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { changeHousehold } from '../../../shared/household/rules/change-household.ts';
import { HouseholdFile, PresentHousehold } from '../../../shared/household/rules/household.ts';
import { PresentView } from '../../../shared/household/rules/views.ts';
import { saveHousehold } from '../../../shared/household/store/household-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';

/** What a receipt keeps: nothing about a person, for all that was sent again with the request. */
const Kept = z.object(
  z.pick(PresentHousehold, { id: true, version: true, formerly: true, liaison: true }).shape,
);

export default endpoint({
  method: 'PUT',
  path: '/households/{householdId}',
  action: 'household.change',
  summary: 'Replace what the register holds of a household. Its liaison changes by links only.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: HouseholdFile,
  answers: PresentView,
  idempotent: true,

  async run({ params: { householdId }, body, who, authorizer, key, ifMatch }, ctx) {
    const note = () => logAccess(ctx, authorizer, [householdId]);
    const asked = { who, key, ifMatch, command: ['household.change', householdId] as const, body };
    const kept = await answerOnce(ctx, asked, {
      answers: Kept,
      note,
      read: () => readHousehold(ctx, householdId, authorizer),
      async attempt(household, receipt) {
        // A version is one of the record under this number: that of another number begins anew.
        if (household.id !== householdId) throw conflict('household.moved', { household: household.id });
        expectVersion(ifMatch, household.version);
        const changed = changeHousehold(household, body);
        const answered = z.parse(Kept, changed);
        await note();
        await saveHousehold(ctx, household, changed, receipt(answered));
        return answered;
      },
    });
    return { status: 'present' as const, ...kept, ...body };
  },
});
