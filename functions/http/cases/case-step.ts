import * as z from 'zod/mini';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { type Instant, laterOf } from '../../../shared/base/instant.ts';
import { actorOf, type Who } from '../../../shared/base/role.ts';
import type { Case } from '../../../shared/case/rules/case.ts';
import type { Entry } from '../../../shared/case/rules/entry.ts';
import { requireRoom } from '../../../shared/case/rules/room.ts';
import { answeredBefore, type StepPart, takeStep } from '../../../shared/case/rules/take-step.ts';
import { CaseLine, CaseView, overseenView, viewOf } from '../../../shared/case/rules/views.ts';
import { overseesOnly, readCase, resourceOf, saveCaseWhile } from '../../../shared/case/store/case-store.ts';
import { checkAssignee } from '../../../shared/case/use-cases/check-assignee.ts';
import { type Action, endpoint, type Input } from '../../../shared/http/endpoint.ts';
import type { Schema } from '../../../shared/http/request.ts';
import type { Context } from '../../../shared/table/context.ts';
import { isOvertaken, optimistic, receiptIfRefused } from '../../../shared/table/table.ts';

export const CaseParams = z.strictObject({ caseId: Ulid });

/** Whom a case is about is for those who may read it; a level above that takes a step sees the line alone. */
export const CaseStepAnswer = z.union([CaseView, CaseLine]);

export const viewFor = (authorizer: Authorizer, it: Case, now: string): z.infer<typeof CaseStepAnswer> => {
  if (authorizer.can('case.read', resourceOf(it))) return viewOf(it, now);
  return CaseLine.parse(overseesOnly(authorizer, it) ? overseenView(it, now) : viewOf(it, now));
};

interface StepDefinition<B> {
  /** Last part of the path: `POST /cases/{caseId}/<verb>`. */
  readonly verb: string;
  readonly action: Action;
  readonly summary: string;
  readonly body: Schema<B>;
  readonly step: (body: B, now: string, who: Who) => StepPart;
  /** What makes a retry known, where the client sends no `Idempotency-Key`. */
  readonly key?: (body: B) => string;
}

type StepInput = Pick<
  Input<z.infer<typeof CaseParams>, unknown, unknown>,
  'params' | 'who' | 'authorizer' | 'key' | 'ifMatch'
>;

/** Now; where the clock of this server is behind, no step is before the one that it follows. */
const momentAfter = (timeline: readonly Entry[], now: Instant): Instant =>
  laterOf(now, timeline.at(-1)?.at ?? now);

/** The case as it stands, and what the same step was answered with when it was taken before. */
const readForStep = async ({ params, authorizer, key, ifMatch }: StepInput, step: StepPart, ctx: Context) => {
  const { it, timeline } = await readCase(ctx, params.caseId, authorizer, { key, ifMatch });
  const context = { by: actorOf(authorizer), at: momentAfter(timeline, ctx.now()), key, ifMatch };
  return { it, timeline, context, before: answeredBefore(timeline, step, context) };
};

type ReadForStep = Awaited<ReturnType<typeof readForStep>>;

const decideAndWrite = async (
  { it, timeline, context }: ReadForStep,
  step: StepPart,
  ctx: Context,
  { allows }: Authorizer,
): Promise<Case> => {
  requireRoom(timeline, step.step);
  const move = takeStep(it, step, context);
  const checks = 'assignee' in step ? await checkAssignee(ctx, step.assignee, it, allows) : [];
  await saveCaseWhile(ctx, checks, move);
  return move.after;
};

/** They change nothing but the timeline: whatever others do meanwhile, they are as true as before. */
const commuting = new Set<StepPart['step']>(['noted', 'attached']);

/**
 * Reads, decides and writes, and decides anew on what stands there when others were faster: a step is known by its key, or
 * by the version that its sender had seen, so that it is never taken twice,
 * and looked for once more before anybody is refused. Who sent neither is told.
 */
export const decidedAnew = (
  input: StepInput,
  step: StepPart,
  ctx: Context,
  decide: (read: ReadForStep) => Promise<Case>,
): Promise<Case> => {
  const isKnown = input.key !== undefined || input.ifMatch !== undefined;
  const mayDecideAnew = isKnown || commuting.has(step.step);
  const read = () => readForStep(input, step, ctx);
  const attempt = async () => {
    const found = await read();
    return found.before ?? (await decide(found));
  };
  const meanwhile = async () => (isKnown ? (await read()).before : undefined);
  return receiptIfRefused(meanwhile, () =>
    optimistic(attempt, { isLost: (error) => mayDecideAnew && isOvertaken(error) }),
  );
};

/** Read, decide, write. A retry with the same key gets the first answer and has no second effect. */
export const stepOnce = (input: StepInput, step: StepPart, ctx: Context) =>
  decidedAnew(input, step, ctx, (read) => decideAndWrite(read, step, ctx, input.authorizer));

/** An endpoint that takes a case one step on. */
export const caseStep = <B>({ verb, action, summary, body, step, key }: StepDefinition<B>) =>
  endpoint({
    method: 'POST',
    path: `/cases/{caseId}/${verb}`,
    action,
    summary,
    params: CaseParams,
    body,
    answers: CaseStepAnswer,
    idempotent: true,
    ifMatch: 'optional',
    async run(input, ctx) {
      const at = ctx.now();
      const keyed = { ...input, key: input.key ?? key?.(input.body) };
      const after = await stepOnce(keyed, step(input.body, at, input.who), ctx);
      return viewFor(input.authorizer, after, at);
    },
  });
