import { addMs } from '../../../shared/base/instant.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { HAND_OVERS } from '../../../shared/handover/store/hand-over-store.ts';
import { continueHandOver, subjectsOfWorker } from '../../../shared/handover/use-cases/hand-over-work.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import {
  checkHandOver,
  HandOverReceipt,
  NewHandOver,
  newHandOver,
} from '../../../shared/link/rules/hand-over.ts';
import { handedOnWrite } from '../../../shared/link/store/work-holders.ts';
import { handOverNotices } from '../../../shared/notification/rules/staff-notices.ts';
import { noticeWrite } from '../../../shared/notification/store/inbox-store.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { beginOnce, beginWork } from '../../../shared/table/long-work.ts';
import { readWorker, workerCheck } from '../../../shared/worker/store/worker-store.ts';
import { receiptOf } from './receipt-of.ts';

/** A request may take 29 s; what is not done by then is finished by a job, or by sending the same again. */
const LONGEST_MS = 15_000;

export default endpoint({
  method: 'POST',
  path: '/hand-overs',
  action: 'hand-over.change',
  summary:
    'Give all households, areas, open cases and visits of one worker to another, in one step with one receipt.',
  body: NewHandOver,
  answers: HandOverReceipt,
  status: 201,
  location: ({ id }) => `/hand-overs/${id}`,

  async run({ body, who, authorizer }, ctx) {
    const { now } = ctx;
    const giver = await readWorker(ctx, body.from, authorizer);
    await readWorker(ctx, body.to, authorizer);
    const at = now();
    const fresh = newHandOver(body, actorOf(authorizer), digestOf(body), at);
    const it = await beginOnce(ctx, HAND_OVERS, fresh, who.id, async () => {
      const receiver = await readWorker(ctx, body.to, authorizer);
      const subjects = await subjectsOfWorker(ctx, body.from);
      checkHandOver({ body, giver, receiver, subjects, asker: who.id }, authorizer.allows);
      return beginWork(ctx, HAND_OVERS, fresh, [
        handedOnWrite(fresh),
        workerCheck(receiver),
        ...handOverNotices(fresh).map(noticeWrite),
      ]);
    });
    const until = addMs(at, LONGEST_MS);
    const after = it.state === 'done' ? it : await continueHandOver(ctx, it, () => now() > until);
    return receiptOf(after, ctx);
  },
});
