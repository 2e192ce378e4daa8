import { logReading } from '../../../shared/access/store/access-log.ts';
import { loggedUnder } from '../../../shared/case/rules/logged-under.ts';
import { CaseDetail, overseenView, traceOf, viewOf } from '../../../shared/case/rules/views.ts';
import { wentInto } from '../../../shared/case/rules/went-into.ts';
import { overseesOnly, readCase } from '../../../shared/case/store/case-store.ts';
import { caseItWentInto } from '../../../shared/case/store/follow-mergers.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { CaseParams } from './case-step.ts';

export default endpoint({
  method: 'GET',
  path: '/cases/{caseId}',
  action: 'case.track',
  summary:
    'A case: whole for those who handle it, without words and persons for those who oversee. A merged one also tells what reporters are told of the case that it went into.',
  params: CaseParams,
  answers: CaseDetail,

  async run({ params, authorizer }, ctx) {
    const { it, timeline, liaisons, resourceFor } = await readCase(ctx, params.caseId, authorizer);
    const whole = await authorizer.canLinked('case.read', await resourceFor('case.read'), liaisons);
    const last = await caseItWentInto(ctx, it);
    const goesOn = last === undefined ? {} : { wentInto: wentInto(it, last, { whole }) };
    const told = overseesOnly(authorizer, it) ? overseenView(it, ctx.now()) : viewOf(it, ctx.now());
    const view = { ...told, ...goesOn };
    if (!whole) return { ...view, shown: 'trace' as const, timeline: traceOf(timeline) };
    await logReading(ctx, authorizer, loggedUnder(it));
    return { ...view, shown: 'whole' as const, timeline: [...timeline] };
  },
});
