import { dayOf } from '../../base/instant.ts';
import { COVERED_UP_TO } from '../../calendar/rules/prefecture-calendar.ts';
import { RULES } from '../../deadline/rules/rule-book.ts';
import { areaOfSubject, type Subject } from '../../programme/rules/subject.ts';
import type { Case } from './case.ts';
import type { Entry, EntryOf } from './entry.ts';

/**
 * The report of the case that follows one whose solution did not last: the same matter and requester, as they were corrected, under the rules of
 * today, with a clock of its own. `subject`: under its number of today. None where nothing is to be linked.
 */
export const linkedEntry = (
  { kind, priority }: Pick<Case, 'kind' | 'priority'>,
  timeline: readonly Entry[],
  noted: Entry,
  subject: Subject,
): EntryOf<'reported'> | undefined => {
  const [first] = timeline;
  if (first?.step !== 'reported') throw new Error('A timeline begins with its report.');
  if (noted.step !== 'outcome-noted' || noted.linked === undefined) return undefined;
  const { at, by, words, linked: caseId } = noted;
  const { programme, requester, about } = first;
  const area = areaOfSubject(subject);
  const { version: rules } = RULES.inForce(area, dayOf(at)).limits;
  const opening = { programme, kind, priority, area, subject, rules, follows: first.caseId, about };
  return {
    ...opening,
    step: 'reported',
    caseId,
    version: 1,
    at,
    by,
    calendar: COVERED_UP_TO,
    digest: `follows-${first.caseId}`,
    words,
    requester,
  };
};
