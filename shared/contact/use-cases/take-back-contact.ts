import * as z from 'zod/mini';
import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentPath } from '../../access/store/control-record.ts';
import { Ulid } from '../../base/id.ts';
import { type Day, dayOf } from '../../base/instant.ts';
import { notFound } from '../../base/refusal.ts';
import { TakenBack } from '../../base/role.ts';
import { oneEach } from '../../case/store/case-store.ts';
import { subjectInForce } from '../../household/store/resolve-subject.ts';
import { liaisonsOf } from '../../link/store/links.ts';
import { noticeWrite } from '../../notification/store/inbox-store.ts';
import { areaOfSubject } from '../../programme/rules/subject.ts';
import { serviceKey } from '../../service/store/keys.ts';
import { correctionWrites, toService } from '../../service/store/service-item.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { recordOf } from '../../table/item.ts';
import { createOnce, type Item } from '../../table/table.ts';
import { takenBackNotices } from '../../visit/rules/taken-back-notices.ts';
import { findContact, takenBackWrites, toContact } from '../store/contact-store.ts';
import { contactTakenBackKey } from '../store/keys.ts';

export interface ContactTakenBack {
  /** Of this request. */
  readonly id: string;
  readonly contact: string;
}

export interface TakenBackAnswer {
  readonly contact: string;
  readonly takenBackOn: Day;
}

const Receipt = z.strictObject({ ...TakenBack.shape, contact: Ulid });

const answerOf = (item: Item): TakenBackAnswer => {
  const { contact, on } = Receipt.parse(recordOf(item));
  return { contact, takenBackOn: on };
};

/** What was answered before: a contact is taken back once, whoever says so again hears since when. */
const takenBackBefore = async ({ table }: Context, { contact }: ContactTakenBack, sent: string) => {
  const item = await table.get(contactTakenBackKey(contact));
  return item?.['sent'] === sent ? answerOf(item) : undefined;
};

/** What was given with it is taken back too. */
const servicesOf = async ({ table }: Context, item: Item) => {
  const { id, subject, day, given } = toContact(item);
  const keys = given.map((_, n) => serviceKey(subject.id, day, `${id}.${n + 1}`));
  return keys.length === 0 ? [] : (await table.getMany(keys)).map(toService);
};

/**
 * Takes a contact back that did not take place, or not like this: it stays, with what was given, and counts no more. By whoever
 * recorded it, or by the level above. What was asked for is a case of its own, and stands.
 */
export const takeBackContact = async (
  ctx: Context,
  asked: ContactTakenBack,
  authorizer: Authorizer,
): Promise<TakenBackAnswer> => {
  const by = authorizer.who.id;
  const sent = digestOf([by, asked.id]);
  const before = await takenBackBefore(ctx, asked, sent);
  if (before !== undefined) return before;
  const found = await findContact(ctx, asked.contact);
  if (found?.item === undefined) throw notFound('contact');
  const subject = await subjectInForce(ctx, found.subject);
  const areaPath = await currentPath(ctx, areaOfSubject(subject));
  authorizer.require('contact', { areaPath, openedBy: found.createdBy });
  const at = ctx.now();
  const takenBack = { on: dayOf(at), by, sent };
  const told = { what: 'contact', grid: areaOfSubject(subject), takenBack, at } as const;
  const concerned = [found.createdBy, ...(await liaisonsOf(ctx, subject.id, takenBack.on))];
  const receipt = { ...contactTakenBackKey(asked.contact), ...takenBack, contact: asked.contact };
  const writes = [
    { put: receipt, guard: 'absent' as const },
    ...takenBackWrites(found.item, takenBack),
    ...(await servicesOf(ctx, found.item)).flatMap((one) => correctionWrites(one, takenBack)),
    ...takenBackNotices(told, concerned).map(noticeWrite),
  ];
  const existing = await createOnce(ctx.table, oneEach(writes), answerOf);
  return existing ?? { contact: asked.contact, takenBackOn: takenBack.on };
};
