import { inStatus } from '../../../shared/case/rules/fold.ts';
import { CaseView } from '../../../shared/case/rules/views.ts';
import { CaseParams } from './case-step.ts';
import { endpoint } from './endpoint.ts';
import { stepOnBoth } from './step-on-both.ts';

export default endpoint({
  method: 'POST',
  path: '/cases/{caseId}/unmerge',
  may: 'case.merge',
  summary: 'Undo a merge: the case goes on where it was.',
  params: CaseParams,
  answers: CaseView,
  heeds: ['Idempotency-Key', 'If-Match'],

  run: (input, services) =>
    stepOnBoth(input, services, {
      step: { step: 'unmerged' },
      other: (it) => inStatus(it, 'merged').into,
      otherStep: { step: 'released', from: input.params.caseId },
    }),
});
