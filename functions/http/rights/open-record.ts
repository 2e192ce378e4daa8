import * as z from 'zod/mini';
import { NewOpening, newOpening, Opening } from '../../../shared/access/rules/break-glass.ts';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { findOpening, openingWrite } from '../../../shared/access/store/opening-store.ts';
import { HouseholdId } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import { noticeWrite } from '../../../shared/notification/store/inbox-store.ts';
import { auditorNotices } from '../../../shared/privacy/use-cases/auditor-notices.ts';
import { writeOrConflict } from '../../../shared/table/table.ts';
import { openedHousehold } from './opened-household.ts';

export default endpoint({
  method: 'POST',
  path: '/households/{householdId}/break-glass',
  action: 'break-glass.use',
  summary:
    'In an emergency: open one record that is not yours to read, for three hours and with a reason. The person sees it in their access log, and the auditor is told.',
  params: z.strictObject({ householdId: HouseholdId }),
  body: NewOpening,
  answers: z.object(Opening.shape),
  status: 201,
  location: ({ household }) => `/households/${household}/break-glass`,

  async run({ params: { householdId }, body, who, authorizer }, ctx) {
    const command = ['break-glass.use', householdId] as const;
    return answerOnce(
      ctx,
      { who, key: body.id, ifMatch: undefined, command, body },
      {
        answers: Opening,
        read: () => readHousehold(ctx, householdId, authorizer),
        async attempt({ id: household }, receipt) {
          const before = await findOpening(ctx, who.id);
          const opened = newOpening(body, household, before, ctx.now());
          await openedHousehold(opened, authorizer, ctx);
          const notices = await auditorNotices(ctx, opened);
          await writeOrConflict(ctx.table, [
            openingWrite(opened, who.id, before),
            ...receipt(opened),
            ...notices.map(noticeWrite),
          ]);
          return opened;
        },
      },
    );
  },
});
