import * as z from 'zod/mini';
import { Ulid, WorkerId } from '../../base/id.ts';
import { Day, monthOfDay } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import { opened } from '../../case/rules/move.ts';
import { oneEach, openingWrites } from '../../case/store/case-store.ts';
import { Subject } from '../../programme/rules/subject.ts';
import { activityCounterKey } from '../../service/store/keys.ts';
import { serviceWrites } from '../../service/store/service-item.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { type Item, type Write, WriteRefused } from '../../table/table.ts';
import { Contact, tallyOfContact } from '../rules/contact.ts';
import type { RecordedContact } from '../rules/new-contact.ts';
import { contactKey, contactReceiptKey } from './keys.ts';

/** Who recorded what under a client's id: the contact itself lies with its subject, by day. */
const Receipt = z.strictObject({
  id: Ulid,
  subject: Subject,
  day: Day,
  createdBy: WorkerId,
  digest: z.string(),
});
type Receipt = z.infer<typeof Receipt>;

export const toContact = (item: Item): Contact => Contact.parse(recordOf(item));

const keyOf = ({ subject, day, id }: Pick<Contact, 'subject' | 'day' | 'id'>) =>
  contactKey(subject.id, day, id);

/** The contact that stands under a client's id, and who recorded it; without the record where a request by right has erased it. */
export const findContact = async (
  { table }: Context,
  id: string,
): Promise<(Receipt & { readonly item: Item | undefined }) | undefined> => {
  const item = await table.get(contactReceiptKey(id));
  if (item === undefined) return undefined;
  const receipt = Receipt.parse(recordOf(item));
  return { ...receipt, item: await table.get(keyOf(receipt)) };
};

/** As it was answered, whoever has taken it back since. */
const asRecorded = ({ takenBack: _, ...contact }: Contact): Contact => contact;

/** What the same sending has recorded before; refuses when the id stands for something else. */
export const contactBefore = async (
  ctx: Context,
  id: string,
  sent: RequestDigest,
): Promise<Contact | undefined> => {
  const found = await findContact(ctx, id);
  if (found === undefined) return undefined;
  requireSameRequest(found, sent, 'id');
  return found.item && asRecorded(toContact(found.item));
};

const countedOn = ({ area, id }: Contact, day: Day) =>
  activityCounterKey('CONTACTS', area, monthOfDay(day), id);

const writesOf = ({ contact, services, reports }: RecordedContact, sent: RequestDigest): Write[] => {
  const { id, subject, day } = contact;
  return [
    { put: { ...contactReceiptKey(id), id, subject, day, ...sent }, guard: 'absent' },
    { put: { ...contact, ...keyOf(contact) }, guard: 'absent' },
    { add: countedOn(contact, day), amounts: tallyOfContact(contact) },
    ...services.flatMap((one) => serviceWrites(one)),
    ...reports.flatMap((entry) => openingWrites(opened(entry))),
  ];
};

/** The contact with all that came of it, once: sent again it is the same one. */
export const saveContact = async (
  ctx: Context,
  recorded: RecordedContact,
  sent: RequestDigest,
): Promise<Contact> => {
  try {
    await ctx.table.write(oneEach(writesOf(recorded, sent)));
    return recorded.contact;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    // A case, or another contact, has an id that was to begin here.
    if (error.index > 0) throw Object.assign(conflict('id.taken'), { cause: error });
    return (await contactBefore(ctx, recorded.contact.id, sent)) ?? recorded.contact;
  }
};

/** The record says that it was a mistake, and what it counted is taken off on the day on which that is known. */
export const takenBackWrites = (item: Item, takenBack: NonNullable<Contact['takenBack']>): Write[] => {
  const contact = toContact(item);
  const amounts = Object.entries(tallyOfContact(contact)).map(([name, count]) => [name, -count] as const);
  return [
    { put: { ...item, takenBack }, guard: 'exists' },
    { add: countedOn(contact, takenBack.on), amounts: Object.fromEntries(amounts) },
  ];
};
