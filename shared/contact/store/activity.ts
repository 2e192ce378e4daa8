import type { Authorizer } from '../../access/store/authorizer.ts';
import type { HouseholdId } from '../../base/area-code.ts';
import { isShownWithHousehold } from '../../base/vocabulary.ts';
import type { Case } from '../../case/rules/case.ts';
import { toCase } from '../../case/store/case-item.ts';
import { casesAboutPartition } from '../../case/store/keys.ts';
import type { ServiceRecord } from '../../service/rules/service-record.ts';
import { activityPartition } from '../../service/store/keys.ts';
import { toService } from '../../service/store/service-item.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { listPage } from '../../table/pager.ts';
import type { Item, Query } from '../../table/table.ts';
import { Visit } from '../../visit/rules/visit.ts';
import type { Contact } from '../rules/contact.ts';
import { toContact } from './contact-store.ts';
import { contactsBegin } from './keys.ts';

/** One line of what was done for a household. */
export type Activity =
  | { readonly type: 'visit'; readonly visit: Visit }
  | { readonly type: 'contact'; readonly contact: Contact }
  | { readonly type: 'service'; readonly service: ServiceRecord }
  | { readonly type: 'case'; readonly it: Case };

const toActivity = (item: Item): Activity => {
  if (item.sk.startsWith('VISIT#')) return { type: 'visit', visit: Visit.parse(recordOf(item)) };
  if (item.sk.startsWith(contactsBegin())) return { type: 'contact', contact: toContact(item) };
  if (item.sk.startsWith('SERVICE#')) return { type: 'service', service: toService(item) };
  return { type: 'case', it: toCase(item) };
};

const isShown = (activity: Activity): boolean =>
  activity.type !== 'case' || isShownWithHousehold(activity.it.kind);

/** Visits, then contacts, then services, then cases, each newest first, under every number that the household had. */
export const listActivity = async (
  { table }: Context,
  ids: readonly HouseholdId[],
  page: { limit: number; cursor?: string | undefined },
  authorizer: Authorizer,
): Promise<{ readonly items: Activity[]; readonly next?: string | undefined }> => {
  const of = (begins: string): Query[] =>
    ids.map((id) => ({ pk: activityPartition(id), begins, newestFirst: true }));
  const cases = ids.map((id) => ({
    index: 'subject' as const,
    pk: casesAboutPartition(id),
    newestFirst: true,
  }));
  const parts = [...of('VISIT#'), ...of(contactsBegin()), ...of('SERVICE#'), ...cases];
  const asked = { by: authorizer.who.id, done: ids };
  const { items, ...rest } = await listPage(table, { parts, asked, ...page });
  return { ...rest, items: items.map(toActivity).filter(isShown) };
};
