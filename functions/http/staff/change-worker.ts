import * as z from 'zod/mini';
import { workerInLog } from '../../../shared/access/rules/log-subject.ts';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { Version, WorkerId } from '../../../shared/base/id.ts';
import { notAllowed } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { saveStaff } from '../../../shared/notification/use-cases/save-staff.ts';
import { changeWorker, outdatesTokens } from '../../../shared/worker/rules/change-worker.ts';
import { HELD, WorkerView } from '../../../shared/worker/rules/views.ts';
import { ChangedWorker } from '../../../shared/worker/rules/worker.ts';
import { requireOffice } from '../../../shared/worker/store/require-office.ts';
import { readWorker } from '../../../shared/worker/store/worker-store.ts';

/** What a receipt keeps: nothing about a person, for all that was sent again with the request. */
const Kept = z.object({ id: WorkerId, version: Version });

export default endpoint({
  method: 'PUT',
  path: '/workers/{workerId}',
  action: 'worker.change',
  summary:
    'Replace what the register holds of a worker. What they may do is in their token: change it at the identity provider too. Another role, area or unit asks them to sign in again, and ends messages about inboxes that they read no longer.',
  params: z.strictObject({ workerId: WorkerId }),
  body: ChangedWorker,
  answers: WorkerView,
  idempotent: true,

  async run({ params: { workerId }, body, who, authorizer, key, ifMatch }, ctx) {
    const note = () => logAccess(ctx, authorizer, [workerInLog(workerId)]);
    const asked = { who, key, ifMatch, command: ['worker.change', workerId] as const, body };
    const kept = await answerOnce(ctx, asked, {
      answers: Kept,
      note,
      read: () => readWorker(ctx, workerId, authorizer),
      async attempt(before, receipt) {
        authorizer.require('area', { areaPath: areaPath(body.area) });
        if (before.id === who.id && outdatesTokens(before, body)) throw notAllowed('worker.own-part');
        expectVersion(ifMatch, before.version);
        const after = changeWorker(before, body);
        await requireOffice(ctx, body);
        const answered = z.parse(Kept, after);
        await note();
        await saveStaff(ctx, { before, after }, receipt(answered));
        return answered;
      },
    });
    return { active: true as const, ...kept, ...body, ...HELD };
  },
});
