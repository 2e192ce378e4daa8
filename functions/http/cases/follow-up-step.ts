import * as z from 'zod/mini';
import { areaOfPath } from '../../../shared/base/area-code.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { addDays, Day, type Instant, startOf } from '../../../shared/base/instant.ts';
import type { Who } from '../../../shared/base/role.ts';
import { type EscalationTier, tierOfArea } from '../../../shared/base/vocabulary.ts';
import type { StepPart } from '../../../shared/case/rules/take-step.ts';
import { stepOnce } from '../../../shared/case/use-cases/step-once.ts';
import { type Action, endpoint } from '../../../shared/http/endpoint.ts';
import type { Schema } from '../../../shared/http/request.ts';
import { CaseParams, CaseStepAnswer, viewFor } from './case-step.ts';

/** The whole day named is in time. */
export const AnswerBy = Day;
export const untilTheEndOf = (day: Day): Instant => startOf(addDays(day, 1));

interface Part<B> {
  readonly followUpId: string;
  readonly body: B;
  readonly rung: EscalationTier;
  readonly who: Who;
}

interface FollowUpDefinition<B> {
  readonly verb: 'answer' | 'accept' | 'send-back' | 'withdraw';
  readonly action: Action;
  readonly summary: string;
  readonly body: Schema<B>;
  readonly step: (part: Part<B>) => StepPart;
}

/** An endpoint that takes the exchange about one follow-up order a step on. */
export const followUpStep = <B>({ verb, action, summary, body, step }: FollowUpDefinition<B>) =>
  endpoint({
    method: 'POST',
    path: `/cases/{caseId}/follow-ups/{followUpId}/${verb}`,
    action,
    summary,
    params: z.strictObject({ ...CaseParams.shape, followUpId: Ulid }),
    body,
    answers: CaseStepAnswer,
    idempotent: true,
    ifMatch: 'optional',
    async run(input, ctx) {
      const { who, params } = input;
      const now = ctx.now();
      const { followUpId } = params;
      const part = step({ followUpId, body: input.body, rung: tierOf(who), who });
      return viewFor(input.authorizer, await stepOnce(input, part, ctx), now);
    },
  });

/** The level that somebody speaks for. */
export const tierOf = ({ areaPath }: Who): EscalationTier => tierOfArea(areaOfPath(areaPath));
