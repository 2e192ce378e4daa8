import { dayOf, type Instant } from '../../base/instant.ts';
import { invalid } from '../../base/refusal.ts';
import type { Actor } from '../../base/role.ts';
import { CaseArea } from '../../base/vocabulary.ts';
import { COVERED_UP_TO } from '../../calendar/rules/prefecture-calendar.ts';
import { RULES } from '../../deadline/rules/rule-book.ts';
import {
  areaOfSubject,
  isAt,
  type NamedSubject,
  rowsOf,
  type Subject,
} from '../../programme/rules/subject.ts';
import type { EntryOf } from './entry.ts';
import type { About } from './opening.ts';
import type { Report } from './report.ts';
import { limitsOf } from './timing/case-time.ts';

/** As offices number what they receive: no sentence can be written with it. */
const RECEIPT_NUMBER = /^(?=.*\d)[A-Z0-9][A-Z0-9/-]{3,39}$/i;

export const isReceiptNumber = (words: string | undefined): boolean =>
  words !== undefined && RECEIPT_NUMBER.test(words);

type Told = Pick<Report, 'programme' | 'kind' | 'words' | 'requester' | 'aboutUnit'> & {
  readonly subject: NamedSubject;
};

/** A complaint is about an office, and nothing else is. */
const requireAbout = ({ kind, aboutUnit }: Told, pointer: string): void => {
  if (kind === 'complaint' && aboutUnit === undefined)
    throw invalid('complaint.about-whom', `${pointer}/aboutUnit`);
  if (kind !== 'complaint' && aboutUnit !== undefined)
    throw invalid('complaint.about-nobody', `${pointer}/aboutUnit`);
};

const requireReceiptAlone = ({ words, requester }: Told, pointer: string): void => {
  if (requester !== undefined) throw invalid('petition.nobody-named', `${pointer}/requester`);
  if (!isReceiptNumber(words)) throw invalid('petition.receipt-alone', `${pointer}/words`);
};

/** Refuses what does not stand in the closed table of programme, subject and kind. `pointer`: to the report in the request. */
export const requireFits = (told: Told, pointer = '#'): void => {
  const { programme, kind, subject } = told;
  const rows = rowsOf(programme, subject);
  if (rows.length === 0) throw invalid('programme.other-subject', `${pointer}/programme`, { programme });
  const ofKind = rows.filter(({ cases }) => cases.includes(kind));
  const row = ofKind.find((one) => isAt(one, subject));
  if (row === undefined) {
    const [{ at } = {}] = ofKind;
    if (at === undefined) throw invalid('programme.other-kind', `${pointer}/kind`, { kind });
    throw invalid('programme.other-area', `${pointer}/subject/id`, { kind: at });
  }
  requireAbout(told, pointer);
  if (row.nobodyNamed && told.requester !== undefined)
    throw invalid('programme.nobody-named', `${pointer}/requester`);
  if (row.receiptAlone) requireReceiptAlone(told, pointer);
};

/** The first entry of a timeline. `digest` tells a report sent again from another one under the same id. */
export const reportEntry = (
  report: Omit<Report, 'subject'> & { readonly subject: Subject; readonly about?: About | undefined },
  digest: string,
  by: Actor,
  at: Instant,
): EntryOf<'reported'> => {
  const { id: caseId, words, requester, aboutUnit: _, ...opening } = report;
  const area = CaseArea.safeParse(areaOfSubject(report.subject));
  if (!area.success) throw invalid('case.area-too-wide', '#/subject/id');
  requireFits(report);
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
