import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { addDays, Day, dayOf } from '../../../shared/base/instant.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import type { Context } from '../../../shared/table/context.ts';
import { receiptIfRefused } from '../../../shared/table/table.ts';
import { OFFLINE_DAYS, TaskRef } from '../../../shared/visit/rules/task.ts';
import {
  hasRecorded,
  outcomeTakenBackBefore,
  takeBackOutcome,
} from '../../../shared/visit/use-cases/take-back-outcome.ts';
import { underAnyNumber } from '../../../shared/visit/use-cases/under-any-number.ts';
import { loadTask, TaskParams } from './load-task.ts';

/** What was sent late is taken back as late as it may be sent. */
const offlineSince = (ctx: Context) => addDays(dayOf(ctx.now()), -OFFLINE_DAYS);

export default endpoint({
  method: 'POST',
  path: '/tasks/{origin}/{householdId}/outcome/take-back',
  action: 'visit.take-back',
  summary:
    'Take back how a visit ended: it is to be made as before, and what was given counts no more. `of` is the id of the outcome that you sent; the level above needs none. Cases that began with it stand until they are withdrawn.',
  params: TaskParams,
  body: z.strictObject({ id: Ulid, of: z.optional(Ulid) }),
  answers: z.object({ task: TaskRef, takenBackOn: Day }),
  status: 201,

  async run({ params, body, who, authorizer }, ctx) {
    const asked = { ...body, ref: { origin: params.origin, household: params.householdId } };
    const before = (ref: TaskRef) => outcomeTakenBackBefore(ctx, { ...asked, ref }, who.id);
    const answer =
      (await before(asked.ref)) ??
      (await receiptIfRefused(
        () => underAnyNumber(ctx, asked.ref, before),
        () =>
          takeBackOutcome(ctx, asked, authorizer, () =>
            loadTask(params, authorizer, ctx, {
              late: offlineSince(ctx),
              hasMade: (ending) => hasRecorded(ending, body.of, who.id),
            }),
          ),
      ));
    return { ...answer, task: asked.ref };
  },
});
