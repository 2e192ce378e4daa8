import { areaPath } from '../../../shared/base/area-code.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { Report } from '../../../shared/case/rules/report.ts';
import { reportEntry } from '../../../shared/case/rules/report-entry.ts';
import { CaseView, viewOf } from '../../../shared/case/rules/views.ts';
import { saveReport } from '../../../shared/case/store/case-store.ts';
import { resolveSubject } from '../../../shared/household/store/resolve-subject.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import { areaOfSubject } from '../../../shared/programme/rules/subject.ts';
import { digestOf } from '../../../shared/table/digest.ts';

export default endpoint({
  method: 'POST',
  path: '/cases',
  action: 'case.report',
  summary: 'Report a request or a problem. The id is yours: sending it twice opens one case.',
  body: Report,
  answers: CaseView,
  status: 201,

  async run({ body, who, authorizer }, ctx) {
    const at = ctx.now();
    // A phone that was away for weeks may still know a place by the number that it had then.
    const subject = await resolveSubject(ctx, body.subject);
    const liaisons = () => liaisonsOf(ctx, subject.id, dayOf(at));
    await authorizer.requireLinked('subject', { areaPath: areaPath(areaOfSubject(subject)) }, liaisons);
    const entry = reportEntry({ ...body, subject }, digestOf(body), actorOf(who), at);
    return viewOf(await saveReport(ctx, entry), at);
  },
});
