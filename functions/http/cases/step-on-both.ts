import type * as z from 'zod/mini';
import type { Case } from '../../../shared/case/rules/case.ts';
import { type StepPart, takeStep } from '../../../shared/case/rules/take-step.ts';
import { viewOf } from '../../../shared/case/rules/views.ts';
import { readCase, saveCase } from '../../../shared/case/store/case-store.ts';
import { decidedAnew } from '../../../shared/case/use-cases/step-once.ts';
import type { Input } from '../../../shared/http/endpoint.ts';
import type { Context } from '../../../shared/table/context.ts';
import type { CaseParams } from './case-step.ts';

interface Pair {
  readonly step: StepPart;
  /** The id of the other case, of which the person must be allowed the same. */
  readonly other: (it: Case) => string;
  readonly otherStep: (it: Case) => StepPart;
  /** Refuses where the two do not go together. */
  readonly check?: (it: Case, other: Case) => void;
}

type PairInput = Input<z.infer<typeof CaseParams>, unknown, unknown>;

/** Merging and its undoing touch two cases: both steps are written, or neither is. */
export const stepOnBoth = async (input: PairInput, ctx: Context, { step, other, otherStep, check }: Pair) => {
  const after = await decidedAnew(input, step, ctx, async ({ it, context }) => {
    const move = takeStep(it, step, context);
    const target = await readCase(ctx, other(it), input.authorizer);
    check?.(it, target.it);
    const otherMove = takeStep(target.it, otherStep(it), { ...context, ifMatch: undefined });
    await saveCase(ctx, move, otherMove);
    return move.after;
  });
  return viewOf(after, ctx.now());
};
