import { dayOf, type Instant } from '../../base/instant.ts';
import { invalid } from '../../base/refusal.ts';
import type { Actor } from '../../base/role.ts';
import { CaseArea } from '../../base/vocabulary.ts';
import { COVERED_UP_TO } from '../../calendar/rules/prefecture-calendar.ts';
import { RULES } from '../../deadline/rules/rule-book.ts';
import { areaOfSubject } from '../../programme/rules/subject.ts';
import type { EntryOf } from './entry.ts';
import type { Report } from './report.ts';
import { limitsOf } from './timing/case-time.ts';

/** The first entry of a timeline. `digest` tells a report sent again from another one under the same id. */
export const reportEntry = (report: Report, digest: string, by: Actor, at: Instant): EntryOf<'reported'> => {
  const { id: caseId, words, requester, ...opening } = report;
  const area = CaseArea.safeParse(areaOfSubject(report.subject));
  if (!area.success) throw invalid('case.area-too-wide', '#/subject/id');
  const { version: rules } = RULES.inForce(area.data, dayOf(at)).limits;
  limitsOf({ ...opening, rules });
  return {
    step: 'reported',
    caseId,
    version: 1,
    at,
    by,
    ...opening,
    area: area.data,
    digest,
    rules,
    calendar: COVERED_UP_TO,
    words,
    requester,
  };
};
