import type { Day } from '../../base/instant.ts';
import type { Key } from '../../table/key.ts';

/** How the contacts with a subject begin, beside its visits and services. */
export const contactsBegin = () => 'CONTACT#';
export const contactKey = (subject: string, day: Day, id: string): Key => ({
  pk: `SUBJECT#${subject}`,
  sk: `${contactsBegin()}${day}#${id}`,
});
export const contactReceiptKey = (id: string): Key => ({ pk: `RECEIPT#${id}`, sk: 'CONTACT' });
/** That it was a mistake: of two who say so, the later one finds the first. */
export const contactTakenBackKey = (id: string): Key => ({ pk: `RECEIPT#${id}`, sk: 'CONTACT-BACK' });
