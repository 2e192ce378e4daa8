import * as z from 'zod/mini';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { Approval } from '../../../shared/approval/rules/approval.ts';
import { checkApproval, NewApproval, newApproval } from '../../../shared/approval/rules/new-approval.ts';
import { approvalWrite, findApproval } from '../../../shared/approval/store/approval-store.ts';
import { gridOf } from '../../../shared/base/area-code.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { invalid } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import { noticeWrite } from '../../../shared/notification/store/inbox-store.ts';
import { householdsOf } from '../../../shared/programme/rules/subject.ts';
import { writeOrConflict } from '../../../shared/table/table.ts';
import { checkVisitor } from '../../../shared/visit/store/trigger-store.ts';
import { whoEntered } from '../../../shared/visit/use-cases/who-entered.ts';
import { approvalNotice } from './approval-notice.ts';

export default endpoint({
  method: 'POST',
  path: '/approvals',
  action: 'approval.give',
  summary:
    'Let one worker read what is known of a child of a household, for a purpose and until a day: never for yourself, nor what you entered. One that is given anew takes the place of the one before.',
  body: NewApproval,
  answers: z.object(Approval.shape),
  status: 201,

  async run({ body, who, authorizer }, ctx) {
    const [household] = householdsOf(body.subject);
    if (household === undefined) throw invalid('approval.no-record', '#/subject');
    const command = ['approval.give', `${household}/${body.reader}`] as const;
    return answerOnce(
      ctx,
      { who, key: body.id, ifMatch: undefined, command, body },
      {
        answers: Approval,
        read: () => readHousehold(ctx, household, authorizer),
        async attempt({ id }, receipt) {
          const at = ctx.now();
          const facts = { by: who.id, today: dayOf(at) };
          checkApproval(body, { ...facts, enteredBy: await whoEntered(ctx, id, facts.today) });
          const visitor = await checkVisitor(
            ctx,
            { id: body.reader, pointer: '#/reader' },
            gridOf(id),
            authorizer.allows,
          );
          const before = await findApproval(ctx, id, body.reader);
          const given = newApproval(body, before, facts);
          const notice = approvalNotice(given, 'given', at);
          await writeOrConflict(ctx.table, [
            approvalWrite(given, before),
            visitor,
            ...receipt(given),
            ...notice.map(noticeWrite),
          ]);
          return given;
        },
      },
    );
  },
});
