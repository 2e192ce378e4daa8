import { CaseDetail, traceOf, viewOf } from '../../../shared/case/rules/views.ts';
import { resourceOf } from '../../../shared/case/store/case-store.ts';
import { CaseParams } from './case-step.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'GET',
  path: '/cases/{caseId}',
  may: 'case.track',
  summary: 'A case: whole for those who handle it, without words and persons for those who oversee.',
  params: CaseParams,
  answers: CaseDetail,

  async run({ params, gate }, { cases, accessLog, now }) {
    const { it, timeline, liaisons } = await cases.open(params.caseId, gate);
    const view = viewOf(it, now());
    if (!(await gate.wouldLinked('case.read', resourceOf(it), liaisons)))
      return { ...view, shown: 'trace' as const, timeline: traceOf(timeline) };
    await accessLog.note(gate, [it.subject.id]);
    return { ...view, shown: 'whole' as const, timeline: [...timeline] };
  },
});
