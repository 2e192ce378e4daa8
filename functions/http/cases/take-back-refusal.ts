import * as z from 'zod/mini';
import { Words } from '../../../shared/base/words.ts';
import { reduceCase } from '../../../shared/case/rules/apply-entry.ts';
import { takeStep } from '../../../shared/case/rules/take-step.ts';
import { saveCase } from '../../../shared/case/store/case-store.ts';
import { decidedAnew } from '../../../shared/case/use-cases/step-once.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CaseParams, CaseStepAnswer, viewFor } from './case-step.ts';
import { tierOf } from './follow-up-step.ts';

export default endpoint({
  method: 'POST',
  path: '/cases/{caseId}/refuse/take-back',
  action: 'case.take-back-refusal',
  summary:
    'Take a refusal back within 30 days, by whoever refused or a level above: the case stands where it stood, and its clock has run on.',
  params: CaseParams,
  body: z.strictObject({ words: Words }),
  answers: CaseStepAnswer,
  idempotent: true,
  ifMatch: 'optional',

  async run(input, ctx) {
    const step = { step: 'refusal-taken-back', words: input.body.words, rung: tierOf(input.who) } as const;
    const after = await decidedAnew(input, step, ctx, async ({ timeline, context }) => {
      // How it stood is not in the records of those that were refused before 30 November 2026, but in every timeline.
      const move = takeStep(reduceCase(timeline), step, context);
      await saveCase(ctx, move);
      return move.after;
    });
    return viewFor(input.authorizer, after, ctx.now());
  },
});
