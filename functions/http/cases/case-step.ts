import * as z from 'zod/mini';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { Ulid } from '../../../shared/base/id.ts';
import type { Who } from '../../../shared/base/role.ts';
import type { Case } from '../../../shared/case/rules/case.ts';
import type { StepPart } from '../../../shared/case/rules/take-step.ts';
import { CaseLine, CaseView, overseenView, viewOf } from '../../../shared/case/rules/views.ts';
import { overseesOnly, resourceOf } from '../../../shared/case/store/case-store.ts';
import { stepOnce } from '../../../shared/case/use-cases/step-once.ts';
import { type Action, endpoint } from '../../../shared/http/endpoint.ts';
import type { Schema } from '../../../shared/http/request.ts';

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
