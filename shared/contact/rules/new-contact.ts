import type { UnitId } from '../../base/id.ts';
import { addDays, dayOf, type Instant } from '../../base/instant.ts';
import { invalid } from '../../base/refusal.ts';
import type { Actor } from '../../base/role.ts';
import { isShownWithHousehold } from '../../base/vocabulary.ts';
import type { EntryOf } from '../../case/rules/entry.ts';
import { reportEntry, requireFits } from '../../case/rules/report-entry.ts';
import { contactsOf } from '../../programme/rules/contact-purpose.ts';
import { areaOfSubject, isAt, rowsOf, type Subject } from '../../programme/rules/subject.ts';
import { requireServiceFits, type ServiceRecord } from '../../service/rules/service-record.ts';
import type { Contact, NewContact } from './contact.ts';

/** Further back it is no longer entered, as with services. */
const BACK_DAYS = 31;

/** Refuses what cannot be, whoever says it and whatever is known of the subject. */
export const checkContact = (it: NewContact, at: Instant): void => {
  const { programme, subject, purpose, count, day } = it;
  const { purposes, most } = contactsOf(programme);
  if (!rowsOf(programme, subject).some((row) => isAt(row, subject)))
    throw invalid('programme.other-subject', '#/programme', { programme });
  if (!purposes.includes(purpose)) throw invalid('contact.other-purpose', '#/purpose', { programme });
  if (count !== undefined && count > most) throw invalid('contact.one-by-one', '#/count');
  const today = dayOf(at);
  if (day > today) throw invalid('day.in-future', '#/day');
  if (day < addDays(today, -BACK_DAYS)) throw invalid('contact.too-long-ago', '#/day', { days: BACK_DAYS });
};

/** All that a contact writes. */
export interface RecordedContact {
  readonly contact: Contact;
  readonly services: readonly ServiceRecord[];
  readonly reports: readonly EntryOf<'reported'>[];
}

interface Circumstances {
  readonly by: Actor;
  readonly at: Instant;
  /** Under the number that the sender may know. */
  readonly subject: Subject;
  readonly unit: UnitId | undefined;
  readonly digest: (body: unknown) => string;
}

const servicesOf = (
  { id, given, programme, day }: NewContact,
  { subject, unit }: Circumstances,
): ServiceRecord[] =>
  given.map((one, n) => {
    const about = { ...one, programme, subject };
    requireServiceFits(about, `#/given/${n}`);
    const from = { type: 'contact' as const, id };
    const by = unit === undefined ? {} : { unit };
    return { id: `${id}.${n + 1}`, ...about, area: areaOfSubject(subject), day, from, ...by };
  });

const reportsOf = ({ requests, programme }: NewContact, { by, at, subject, digest }: Circumstances) =>
  requests.map((request, n) => {
    const report = { ...request, programme, subject };
    requireFits(report, `#/requests/${n}`);
    return reportEntry(report, digest(report), by, at);
  });

/** The contact, what was given with it, and the cases that begin with what was asked for. */
export const newContact = (sent: NewContact, facts: Circumstances): RecordedContact => {
  const { unit: _, requests, count, ...about } = sent;
  const { subject, unit, by } = facts;
  return {
    contact: {
      ...about,
      subject,
      area: areaOfSubject(subject),
      requests: requests.filter(({ kind }) => isShownWithHousehold(kind)).map(({ id }) => id),
      ...(unit === undefined ? {} : { unit }),
      ...(count === undefined ? {} : { count }),
      worker: by.id,
    },
    services: servicesOf(sent, facts),
    reports: reportsOf(sent, facts),
  };
};
