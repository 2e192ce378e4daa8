import { areaPath } from '../../../shared/base/area-code.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { actorOf } from '../../../shared/base/role.ts';
import { Report } from '../../../shared/case/rules/report.ts';
import { reportEntry } from '../../../shared/case/rules/report-entry.ts';
import { CaseView, viewOf } from '../../../shared/case/rules/views.ts';
import { areaOfSubject } from '../../../shared/programme/rules/subject.ts';
import { digestOf } from '../../../shared/table/digest.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/cases',
  may: 'case.report',
  summary: 'Report a request or a problem. The id is yours: sending it twice opens one case.',
  body: Report,
  answers: CaseView,
  status: 201,

  async run({ body, who, gate }, { cases, numbers, liaisonsOf, now }) {
    const at = now();
    // A phone that was away for weeks may still know a place by the number that it had then.
    const subject = await numbers.subject(body.subject);
    const liaisons = () => liaisonsOf(subject.id, dayOf(at));
    await gate.passLinked('subject', { areaPath: areaPath(areaOfSubject(subject)) }, liaisons);
    const entry = reportEntry({ ...body, subject }, digestOf(body), actorOf(who), at);
    return viewOf(await cases.report(entry), at);
  },
});
