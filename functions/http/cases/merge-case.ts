import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { Words } from '../../../shared/base/words.ts';
import { requireMayMerge } from '../../../shared/case/rules/may-merge.ts';
import { CaseView } from '../../../shared/case/rules/views.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CaseParams } from './case-step.ts';
import { tierOf } from './follow-up-step.ts';
import { stepOnBoth } from './step-on-both.ts';

export default endpoint({
  method: 'POST',
  path: '/cases/{caseId}/merge',
  action: 'case.merge',
  summary:
    'Merge a case that nobody works on yet into another one of the same kind and subject; its reporter keeps the own number. A level above merges what differs, with the reason in `words`.',
  params: CaseParams,
  body: z.strictObject({ into: Ulid, words: z.optional(Words) }),
  answers: CaseView,
  idempotent: true,
  ifMatch: 'optional',

  run: (input, ctx) =>
    stepOnBoth(input, ctx, {
      step: { step: 'merged', ...input.body },
      other: () => input.body.into,
      check: (it, into) => requireMayMerge(it, into, { tier: tierOf(input.who), words: input.body.words }),
      otherStep: ({ reporters }) => ({ step: 'absorbed', from: input.params.caseId, reporters }),
    }),
});
