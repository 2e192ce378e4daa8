import * as z from 'zod/mini';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import type { Deputy } from '../../../shared/link/rules/deputy.ts';
import { NewDeputy } from '../../../shared/link/rules/new-deputy.ts';
import { DeputyView } from '../../../shared/link/rules/views.ts';
import { createDeputy } from '../../../shared/link/store/deputy-store.ts';
import { deputyNotices } from '../../../shared/notification/rules/staff-notices.ts';
import { noticeWrite } from '../../../shared/notification/store/inbox-store.ts';
import { requireServes } from '../../../shared/worker/rules/may-serve.ts';
import { readWorker } from '../../../shared/worker/store/worker-store.ts';

export default endpoint({
  method: 'POST',
  path: '/deputies',
  action: 'deputy.change',
  summary: 'Name who stands in for a worker from a day until the day they are back. Nobody has to end it.',
  body: NewDeputy,
  answers: DeputyView,
  status: 201,

  idempotent: true,

  async run({ body, who, authorizer, key }, ctx) {
    const command = ['deputy.create', `${body.worker}/${body.from}/${body.deputy}`] as const;
    const sent = requestDigestOf(who, body);
    const viewOf = (deputy: Deputy) => z.parse(DeputyView, deputy);
    return answerOnce(
      ctx,
      { who, key, ifMatch: undefined, command, body },
      {
        answers: DeputyView,
        read: () => readWorker(ctx, body.worker, authorizer),
        async attempt(colleague, receipt) {
          const standIn = async () => {
            const person = await readWorker(ctx, body.deputy, authorizer);
            if (person.id !== colleague.id)
              requireServes({ person }, { of: 'colleague', colleague }, authorizer.allows);
            return person;
          };
          const asked = { sent, key, at: ctx.now() };
          const tell = (deputy: Deputy) => deputyNotices(deputy, 'named', deputy.createdAt).map(noticeWrite);
          const also = (deputy: Deputy) => receipt(viewOf(deputy));
          return viewOf(await createDeputy(ctx, body, standIn, asked, { also, tell }));
        },
      },
    );
  },
});
