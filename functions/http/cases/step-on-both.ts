import type * as z from 'zod/mini';
import { actorOf } from '../../../shared/base/role.ts';
import type { Case } from '../../../shared/case/rules/case.ts';
import { answeredBefore, type StepPart, takeStep } from '../../../shared/case/rules/take-step.ts';
import { viewOf } from '../../../shared/case/rules/views.ts';
import { readCase, saveCase } from '../../../shared/case/store/case-store.ts';
import type { Input } from '../../../shared/http/endpoint.ts';
import type { Context } from '../../../shared/table/context.ts';
import { type CaseParams, decidedAnew } from './case-step.ts';

interface Pair {
  readonly step: StepPart;
  /** The id of the other case, of which the person must be allowed the same. */
  readonly other: (it: Case) => string;
  readonly otherStep: StepPart;
}

type PairInput = Input<z.infer<typeof CaseParams>, unknown, unknown>;

const readDecideWrite = async (
  { params, who, authorizer, key, ifMatch }: PairInput,
  ctx: Context,
  { step, other, otherStep }: Pair,
) => {
  const { it, timeline } = await readCase(ctx, params.caseId, authorizer, { key, ifMatch });
  const context = { by: actorOf(who), at: ctx.now(), key, ifMatch };
  const before = answeredBefore(timeline, step, context);
  if (before !== undefined) return viewOf(before, ctx.now());
  const move = takeStep(it, step, context);
  const target = await readCase(ctx, other(it), authorizer);
  const otherMove = takeStep(target.it, otherStep, { ...context, ifMatch: undefined });
  await saveCase(ctx, move, otherMove);
  return viewOf(move.after, ctx.now());
};

/** Merging and its undoing touch two cases: both steps are written, or neither is. */
export const stepOnBoth = (input: PairInput, ctx: Context, pair: Pair) =>
  decidedAnew(input, pair.step, () => readDecideWrite(input, ctx, pair));
