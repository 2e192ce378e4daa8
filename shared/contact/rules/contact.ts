import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { Ulid, UnitId, WorkerId } from '../../base/id.ts';
import { Day } from '../../base/instant.ts';
import { personal } from '../../base/personal.ts';
import { TakenBack } from '../../base/role.ts';
import { ContactPurpose } from '../../programme/rules/contact-purpose.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { NamedSubject, Subject } from '../../programme/rules/subject.ts';
import { DeliveredService } from '../../service/rules/service-record.ts';
import { broughtBack } from '../../visit/rules/outcome.ts';

/** How somebody was in contact. Who was met in person was visited, and is counted so. */
export const ContactMode = z.enum(['in-person', 'phone', 'message']);
export type ContactMode = z.infer<typeof ContactMode>;

const about = {
  /** Made by the client; sending it twice makes one record. */
  id: Ulid,
  /** No time of day. */
  day: Day,
  mode: personal('contact.purpose', ContactMode),
  purpose: personal('contact.purpose', ContactPurpose),
  /** The office for which it was made. */
  unit: z.optional(UnitId),
};

/** What is sent to record that somebody was in contact with a subject beside the visits that are planned. */
export const NewContact = z.strictObject({
  ...about,
  subject: NamedSubject,
  programme: z._default(Programme, 'household'),
  ...broughtBack,
  given: personal('service.given', broughtBack.given),
  /** How many contacts of this kind and day it stands for, where a programme tells of them by their number. */
  count: z.optional(personal('contact.purpose', z.int().check(z.minimum(1), z.maximum(500)))),
});
export type NewContact = z.infer<typeof NewContact>;

/** A contact as it is stored, beside its subject. It has no word, no place but the subject, and nobody who was there. */
export const Contact = z.strictObject({
  ...about,
  subject: Subject,
  programme: Programme,
  area: AreaCode,
  given: personal('service.given', z.array(DeliveredService)),
  /** Cases that began with it. */
  requests: z.array(Ulid),
  count: z.optional(personal('contact.purpose', z.int())),
  worker: WorkerId,
  /** It did not take place, or not like this: it counts no more. */
  takenBack: z.optional(TakenBack),
});
export type Contact = z.infer<typeof Contact>;

/** What a contact adds to the month's counters of its area. */
export const tallyOfContact = ({ programme, mode, purpose, count = 1 }: Contact): Record<string, number> => ({
  ...(mode === 'in-person' ? { [programme]: count } : {}),
  [`${programme}.${mode}.${purpose}`]: count,
});
