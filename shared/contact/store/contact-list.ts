import type { Authorizer } from '../../access/store/authorizer.ts';
import { codesOfArea } from '../../access/store/control-record.ts';
import type { UnitId } from '../../base/id.ts';
import { idsOfHousehold } from '../../household/store/household-store.ts';
import { isRegistered, type Subject } from '../../programme/rules/subject.ts';
import { activityPartition } from '../../service/store/keys.ts';
import type { Context } from '../../table/context.ts';
import { listPage } from '../../table/pager.ts';
import type { Contact } from '../rules/contact.ts';
import { toContact } from './contact-store.ts';
import { contactsBegin } from './keys.ts';

/** Every number that a subject has had: what was done stays under the one of its day. */
const idsOf = async (ctx: Context, subject: Subject): Promise<readonly string[]> => {
  if (isRegistered(subject)) return [subject.id];
  switch (subject.type) {
    case 'household':
      return idsOfHousehold(ctx, subject.id);
    case 'area':
      return codesOfArea(ctx, subject.id);
  }
};

interface Page {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The contacts with a subject, newest first; of one office alone where the reader is told of no other. */
export const listContacts = async (
  ctx: Context,
  subject: Subject,
  { limit, cursor, unit }: Page & { readonly unit: UnitId | undefined },
  { who }: Authorizer,
): Promise<{ readonly items: Contact[]; readonly next?: string | undefined }> => {
  const ids = await idsOf(ctx, subject);
  const ofUnit = unit === undefined ? {} : { where: { attribute: 'unit', begins: unit } };
  const parts = ids.map((id) => ({
    pk: activityPartition(id),
    begins: contactsBegin(),
    newestFirst: true,
    ...ofUnit,
  }));
  const page = await listPage(ctx.table, { parts, asked: { by: who.id, contacts: ids }, limit, cursor });
  const items = page.items.map(toContact);
  return { ...page, items: unit === undefined ? items : items.filter((one) => one.unit === unit) };
};
