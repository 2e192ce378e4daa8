import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { CaseView } from '../../../shared/case/rules/views.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CaseParams } from './case-step.ts';
import { stepOnBoth } from './step-on-both.ts';

export default endpoint({
  method: 'POST',
  path: '/cases/{caseId}/merge',
  action: 'case.merge',
  summary: 'Merge a case that nobody works on yet into another one; its reporter keeps the own number.',
  params: CaseParams,
  body: z.strictObject({ into: Ulid }),
  answers: CaseView,
  idempotent: true,
  ifMatch: 'optional',

  run: (input, ctx) =>
    stepOnBoth(input, ctx, {
      step: { step: 'merged', into: input.body.into },
      other: () => input.body.into,
      otherStep: ({ reporters }) => ({ step: 'absorbed', from: input.params.caseId, reporters }),
    }),
});
