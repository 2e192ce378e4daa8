import * as z from 'zod/mini';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { WorkerId } from '../../../shared/base/id.ts';
import { Day, dayOf } from '../../../shared/base/instant.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { backSooner, isBack } from '../../../shared/link/rules/new-deputy.ts';
import { DeputyView } from '../../../shared/link/rules/views.ts';
import { deputyWrite, readDeputy } from '../../../shared/link/store/deputy-store.ts';
import { deputyNotices } from '../../../shared/notification/rules/staff-notices.ts';
import { noticeWrite } from '../../../shared/notification/store/inbox-store.ts';
import { writeOrConflict } from '../../../shared/table/table.ts';
import { readWorker } from '../../../shared/worker/store/worker-store.ts';

export default endpoint({
  method: 'POST',
  path: '/deputies/{workerId}/{from}/{deputyId}/end',
  action: 'deputy.change',
  summary: 'The worker is back sooner than planned.',
  params: z.strictObject({ workerId: WorkerId, from: Day, deputyId: WorkerId }),
  body: z.strictObject({ on: z.optional(Day) }),
  answers: DeputyView,

  idempotent: true,

  async run({ params, body, who, authorizer, key }, ctx) {
    const { workerId, from, deputyId } = params;
    const command = ['deputy.end', `${workerId}/${from}/${deputyId}`] as const;
    return answerOnce(
      ctx,
      { who, key, ifMatch: undefined, command, body },
      {
        answers: DeputyView,
        read: () => readWorker(ctx, workerId, authorizer),
        async attempt(_worker, receipt) {
          const deputy = await readDeputy(ctx, workerId, from, deputyId);
          const at = ctx.now();
          const after = isBack(deputy, body.on, at) ? deputy : backSooner(deputy, body.on ?? dayOf(at), at);
          const answered = z.parse(DeputyView, after);
          // One who had not begun yet ends on the first day, whatever the day of the sending.
          if (after.to === deputy.to) return answered;
          const notices = deputyNotices(after, after.to <= dayOf(at) ? 'ended' : 'named', at).map(
            noticeWrite,
          );
          await writeOrConflict(ctx.table, [
            deputyWrite(deputy, after, at),
            ...receipt(answered),
            ...notices,
          ]);
          return answered;
        },
      },
    );
  },
});
