import * as z from 'zod/mini';
import { responsibleAbove } from '../../../shared/area/store/responsible.ts';
import { gridOf } from '../../../shared/base/area-code.ts';
import { dayOf, startOf } from '../../../shared/base/instant.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { endpoint, type Input } from '../../../shared/http/endpoint.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import type { Notice } from '../../../shared/notification/rules/notice.ts';
import type { Context } from '../../../shared/table/context.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { receiptIfRefused } from '../../../shared/table/table.ts';
import { type Ending, VisitOutcome } from '../../../shared/visit/rules/outcome.ts';
import { recordOutcome, remainsOf } from '../../../shared/visit/rules/record-outcome.ts';
import { printedSlip } from '../../../shared/visit/rules/slip-number.ts';
import { type PlannedVisit, TaskRef } from '../../../shared/visit/rules/task.ts';
import { Visit } from '../../../shared/visit/rules/visit.ts';
import { newSlipNumber, outcomeBefore, saveOutcome } from '../../../shared/visit/use-cases/outcome-store.ts';
import { underAnyNumber } from '../../../shared/visit/use-cases/under-any-number.ts';
import { loadTask, TaskParams } from './load-task.ts';

/** The same for every outcome but `done`: the task is over. */
const Over = z.object({
  task: TaskRef,
  over: z.literal(true),
  visit: z.optional(z.object(Visit.shape)),
  /** As it is printed, for the slip that stays at the door. */
  slip: z.optional(z.string()),
});

/** The register has to be put right by whoever answers for the area. */
const movedNotice = async (household: string, sent: string, ctx: Context): Promise<Notice | undefined> => {
  const grid = gridOf(household);
  const to = await responsibleAbove(ctx, grid);
  const facts = { id: `household-moved#${sent}`, at: ctx.now(), day: dayOf(ctx.now()), grid, household };
  return to === undefined ? undefined : { kind: 'household-moved', to, ...facts };
};

/** Whoever comes as the liaison, or in their place, promises for whoever that is on the day. */
const promiser = async (
  { task, household }: PlannedVisit,
  reader: string,
  ctx: Context,
): Promise<string | undefined> => {
  if (task.reason === 'worry') return reader;
  const comesAnyway =
    household.liaison === reader || (await liaisonsOf(ctx, household.id, dayOf(ctx.now()))).includes(reader);
  return comesAnyway ? undefined : reader;
};

type Asked = Input<z.infer<typeof TaskParams>, unknown, VisitOutcome>;

const save = async ({ params, body, who, authorizer }: Asked, ending: Ending, ctx: Context) => {
  const planned = await loadTask(params, authorizer, ctx);
  const { task, household, over, ending: before } = planned;
  // Asked for under another number than that of the visit: what was recorded stands under the visit's own.
  const known =
    ending.household === task.household
      ? undefined
      : await outcomeBefore(ctx, { ...ending, household: task.household }, body);
  if (known !== undefined) return known;
  const again = body.outcome === 'done' && body.again !== undefined;
  // What somebody else has recorded is compared and not judged anew.
  const at = over ? startOf(body.day) : ctx.now();
  const recorded = recordOutcome(task, body, {
    by: actorOf(authorizer),
    at,
    household: household.id,
    promisedBy: again ? await promiser(planned, who.id, ctx) : undefined,
    number: newSlipNumber(ctx),
    digest: digestOf,
  });
  const notice = recorded.movedAway ? await movedNotice(household.id, ending.sent, ctx) : undefined;
  return {
    visit: await saveOutcome(ctx, {
      task,
      ending: { ...ending, household: task.household },
      before: over ? undefined : before,
      recorded,
      at,
      notice,
    }),
  };
};

export default endpoint({
  method: 'POST',
  path: '/tasks/{origin}/{householdId}/outcome',
  action: 'visit.record',
  summary:
    'Record how a visit ended, once. What was asked for becomes a case, what was given a service record, in the same moment.',
  params: TaskParams,
  body: VisitOutcome,
  answers: Over,
  status: 201,

  async run(input, ctx) {
    const { params, body, who } = input;
    const ref = { origin: params.origin, household: params.householdId };
    const sent = digestOf([who.id, body.id]);
    const ending = { ...ref, sent, digest: digestOf([who.id, remainsOf(body)]) };
    const before = await outcomeBefore(ctx, ending, body);
    const { visit } =
      before ??
      (await receiptIfRefused(
        () => underAnyNumber(ctx, ref, (one) => outcomeBefore(ctx, { ...ending, ...one }, body)),
        () => save(input, ending, ctx),
      ));
    return { task: ref, over: true as const, visit, slip: visit?.slip && printedSlip(visit.slip) };
  },
});
