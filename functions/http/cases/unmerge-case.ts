import { inStatus } from '../../../shared/case/rules/reducer.ts';
import { CaseView } from '../../../shared/case/rules/views.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CaseParams } from './case-step.ts';
import { stepOnBoth } from './step-on-both.ts';

export default endpoint({
  method: 'POST',
  path: '/cases/{caseId}/unmerge',
  action: 'case.merge',
  summary: 'Undo a merge: the case goes on where it was.',
  params: CaseParams,
  answers: CaseView,
  idempotent: true,
  ifMatch: 'optional',

  run: (input, ctx) =>
    stepOnBoth(input, ctx, {
      step: { step: 'unmerged' },
      other: (it) => inStatus(it, 'merged').into,
      otherStep: ({ reporters }) => ({ step: 'released', from: input.params.caseId, reporters }),
    }),
});
