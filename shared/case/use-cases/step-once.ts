import type { Authorizer } from '../../access/store/authorizer.ts';
import { type Instant, laterOf } from '../../base/instant.ts';
import { actorOf, type Who } from '../../base/role.ts';
import type { Context } from '../../table/context.ts';
import { isOvertaken, optimistic, receiptIfRefused } from '../../table/table.ts';
import type { Case } from '../rules/case.ts';
import type { Entry } from '../rules/entry.ts';
import { requireRoom } from '../rules/room.ts';
import { answeredBefore, type StepPart, takeStep } from '../rules/take-step.ts';
import { readCase, saveCaseWhile } from '../store/case-store.ts';
import { checkAssignee } from './check-assignee.ts';

/** A step as it was sent: of which case, by whom, and what makes a retry known. */
export interface SentStep {
  readonly params: { readonly caseId: string };
  readonly who: Who;
  readonly authorizer: Authorizer;
  readonly key: string | undefined;
  readonly ifMatch: string | undefined;
}

/** Now; where the clock of this server is behind, no step is before the one that it follows. */
const momentAfter = (timeline: readonly Entry[], now: Instant): Instant =>
  laterOf(now, timeline.at(-1)?.at ?? now);

/** The case as it stands, and what the same step was answered with when it was taken before. */
const readForStep = async ({ params, authorizer, key, ifMatch }: SentStep, step: StepPart, ctx: Context) => {
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
  input: SentStep,
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
export const stepOnce = (input: SentStep, step: StepPart, ctx: Context) =>
  decidedAnew(input, step, ctx, (read) => decideAndWrite(read, step, ctx, input.authorizer));
