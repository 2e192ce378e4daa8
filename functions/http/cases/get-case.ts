import { logAccess } from '../../../shared/access/store/access-log.ts';
import { CaseDetail, traceOf, viewOf } from '../../../shared/case/rules/views.ts';
import { readCase } from '../../../shared/case/store/case-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CaseParams } from './case-step.ts';

export default endpoint({
  method: 'GET',
  path: '/cases/{caseId}',
  action: 'case.track',
  summary: 'A case: whole for those who handle it, without words and persons for those who oversee.',
  params: CaseParams,
  answers: CaseDetail,

  async run({ params, authorizer }, ctx) {
    const { it, timeline, liaisons, resourceFor } = await readCase(ctx, params.caseId, authorizer);
    const view = viewOf(it, ctx.now());
    if (!(await authorizer.canLinked('case.read', await resourceFor('case.read'), liaisons)))
      return { ...view, shown: 'trace' as const, timeline: traceOf(timeline) };
    await logAccess(ctx, authorizer, [it.subject.id]);
    return { ...view, shown: 'whole' as const, timeline: [...timeline] };
  },
});
