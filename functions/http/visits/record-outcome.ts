import * as z from 'zod/mini';
import { responsibleAbove } from '../../../shared/area/store/responsible.ts';
import { gridOf } from '../../../shared/base/area-code.ts';
import { sayFault } from '../../../shared/base/fault.ts';
import { type Day, dayOf } from '../../../shared/base/instant.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { endpoint, type Input } from '../../../shared/http/endpoint.ts';
import { languageAsked } from '../../../shared/http/spoken-language.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import type { Notice } from '../../../shared/notification/rules/notice.ts';
import type { Context } from '../../../shared/table/context.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { isOvertaken, optimistic, receiptIfRefused } from '../../../shared/table/table.ts';
import {
  type Ending,
  hasMore,
  OutcomePart,
  partsOf,
  VisitOutcome,
} from '../../../shared/visit/rules/outcome.ts';
import { recordOutcome, remainsOf } from '../../../shared/visit/rules/record-outcome.ts';
import { printedSlip } from '../../../shared/visit/rules/slip-number.ts';
import { TaskRef } from '../../../shared/visit/rules/task.ts';
import { Visit } from '../../../shared/visit/rules/visit.ts';
import { saveBeside } from '../../../shared/visit/use-cases/outcome-beside.ts';
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
  /** The outcome, and each request, service and promise that was sent with it. */
  parts: z.array(OutcomePart),
});

/** The register has to be put right by whoever answers for the area. */
const movedNotice = async (household: string, sent: string, ctx: Context): Promise<Notice | undefined> => {
  const grid = gridOf(household);
  const to = await responsibleAbove(ctx, grid);
  const facts = { id: `household-moved#${sent}`, at: ctx.now(), day: dayOf(ctx.now()), grid, household };
  return to === undefined ? undefined : { kind: 'household-moved', to, ...facts };
};

/** Whoever comes as the liaison, or in their place, promises for whoever that is on the day; so does who may not go where the door is now. */
const promiser = async (
  { task, household, under }: Loaded,
  reader: string,
  day: Day,
  ctx: Context,
): Promise<string | undefined> => {
  if (task.reason === 'worry') return reader;
  const comesAnyway =
    household.liaison === reader ||
    household.id !== under ||
    (await liaisonsOf(ctx, under, day)).includes(reader);
  return comesAnyway ? undefined : reader;
};

type Asked = Input<z.infer<typeof TaskParams>, unknown, VisitOutcome>;
type Loaded = Awaited<ReturnType<typeof loadTask>>;

const factsOf = async (planned: Loaded, { body, who, authorizer }: Asked, ctx: Context) => {
  const again = body.outcome === 'done' && body.again !== undefined;
  return {
    by: actorOf(authorizer),
    at: ctx.now(),
    household: planned.household.id,
    under: planned.under,
    promisedBy: again ? await promiser(planned, who.id, body.day, ctx) : undefined,
    number: newSlipNumber(ctx),
    digest: digestOf,
  };
};

const save = async (asked: Asked, sent: Ending, ctx: Context) => {
  const { params, body, authorizer } = asked;
  const planned = await loadTask(params, authorizer, ctx, { late: body.day });
  const { task, household, over, ending: before } = planned;
  const ending = { ...sent, household: task.household };
  // Asked for under another number than that of the visit: what was recorded stands under the visit's own.
  const known = sent.household === task.household ? undefined : await outcomeBefore(ctx, ending, body);
  if (known !== undefined) return known;
  const facts = await factsOf(planned, asked, ctx);
  if (over && before !== undefined) {
    if (body.outcome !== 'done' || !hasMore(body)) throw conflict('visit.recorded-already');
    const { sent: by, digest } = ending;
    return {
      visit: await saveBeside(ctx, { task, ending: before, sent: { sent: by, digest }, facts }, body),
    };
  }
  const recorded = recordOutcome(task, body, facts);
  const notice = recorded.movedAway ? await movedNotice(household.id, ending.sent, ctx) : undefined;
  return { visit: await saveOutcome(ctx, { task, ending, before, recorded, at: facts.at, notice }) };
};

/** What to do is said where there is something to do. */
const partsInWords = async (
  body: VisitOutcome,
  visit: Visit | undefined,
  asked: string | undefined,
  ctx: Context,
) => {
  const parts = partsOf(body, visit);
  const isSaid = parts.some(({ reason }) => reason !== undefined);
  const words = isSaid ? await ctx.words(languageAsked(asked)) : undefined;
  return parts.map(({ reason, ...part }) =>
    reason === undefined || words === undefined
      ? { ...part, code: 'kept' }
      : { ...part, code: reason.code, detail: sayFault(reason, words) },
  );
};

export default endpoint({
  method: 'POST',
  path: '/tasks/{origin}/{householdId}/outcome',
  action: 'visit.record',
  summary:
    'Record how a visit ended, once. What was asked for becomes a case, what was given a service record, in the same moment. It is judged by the day of the visit, though it is sent late, and `parts` answers for each part: where another phone was first, what was done and asked for is kept beside its outcome.',
  params: TaskParams,
  body: VisitOutcome,
  answers: Over,
  status: 201,

  async run(input, ctx) {
    const { params, body, who } = input;
    const ref = { origin: params.origin, household: params.householdId };
    const sent = digestOf([who.id, body.id]);
    const ending = { ...ref, sent, digest: digestOf([who.id, remainsOf(body)]) };
    const { visit } = await optimistic(
      async () =>
        (await outcomeBefore(ctx, ending, body)) ??
        (await receiptIfRefused(
          () => underAnyNumber(ctx, ref, (one) => outcomeBefore(ctx, { ...ending, ...one }, body)),
          () => save(input, ending, ctx),
        )),
      { times: 4, isLost: isOvertaken },
    );
    return {
      task: ref,
      over: true as const,
      visit,
      slip: visit?.slip && printedSlip(visit.slip),
      parts: await partsInWords(body, visit, input.acceptLanguage, ctx),
    };
  },
});
