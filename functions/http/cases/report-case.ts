import { digestOf } from '../../../shared/data/digest.ts';
import { actorOf } from '../../../shared/domain/access/role.ts';
import { areaPath } from '../../../shared/domain/area/area-code.ts';
import { Report } from '../../../shared/domain/case/report.ts';
import { reportEntry } from '../../../shared/domain/case/report-entry.ts';
import { CaseView, viewOf } from '../../../shared/domain/case/views.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import { areaOfSubject } from '../../../shared/domain/subject.ts';
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
