import type * as z from 'zod/mini';
import { actorOf } from '../../../shared/base/role.ts';
import type { Case } from '../../../shared/case/rules/case.ts';
import { answeredBefore, type StepPart, takeStep } from '../../../shared/case/rules/take-step.ts';
import { viewOf } from '../../../shared/case/rules/views.ts';
import type { Input } from '../../../shared/http/endpoint.ts';
import type { Core } from '../../../shared/runtime/core.ts';
import type { CaseParams } from './case-step.ts';

interface Pair {
  readonly step: StepPart;
  /** The id of the other case, of which the person must be allowed the same. */
  readonly other: (it: Case) => string;
  readonly otherStep: StepPart;
}

/** Merging and its undoing touch two cases: both steps are written, or neither is. */
export const stepOnBoth = async (
  { params, who, gate, key, ifMatch }: Input<z.infer<typeof CaseParams>, unknown, unknown>,
  { cases, now }: Core,
  { step, other, otherStep }: Pair,
) => {
  const { it, timeline } = await cases.open(params.caseId, gate, key);
  const taker = { by: actorOf(who), at: now(), key, ifMatch };
  const before = answeredBefore(timeline, step, taker);
  if (before !== undefined) return viewOf(before, now());
  const move = takeStep(it, step, taker);
  const target = await cases.open(other(it), gate);
  const otherMove = takeStep(target.it, otherStep, { ...taker, ifMatch: undefined });
  await cases.save(move, otherMove);
  return viewOf(move.after, now());
};
