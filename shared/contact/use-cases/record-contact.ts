import type { Authorizer } from '../../access/store/authorizer.ts';
import { requestDigestOf } from '../../access/store/request-digest.ts';
import type { UnitId } from '../../base/id.ts';
import { invalid } from '../../base/refusal.ts';
import { actorOf } from '../../base/role.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { receiptFirst } from '../../table/table.ts';
import type { Contact, NewContact } from '../rules/contact.ts';
import { checkContact, newContact } from '../rules/new-contact.ts';
import { contactBefore, saveContact } from '../store/contact-store.ts';
import { contactPlace } from './contact-place.ts';

/** Nobody speaks for another office; who comes there as an office alone speaks for that one. */
const unitOf = (sent: UnitId | undefined, own: UnitId | undefined, isLinked: boolean) => {
  const unit = isLinked ? sent : own;
  if ((sent !== undefined && sent !== own) || (unit === undefined && !isLinked))
    throw invalid('contact.other-unit', '#/unit');
  return unit;
};

/** Records a contact with all that came of it. It is judged by its day, though it is sent late. */
export const recordContact = (ctx: Context, sent: NewContact, authorizer: Authorizer): Promise<Contact> => {
  const { who } = authorizer;
  const request = requestDigestOf(who, sent);
  return receiptFirst(
    () => contactBefore(ctx, sent.id, request),
    async () => {
      const at = ctx.now();
      checkContact(sent, at);
      const { subject, isLinked } = await contactPlace(ctx, sent.subject, { day: sent.day, authorizer });
      const unit = unitOf(sent.unit, who.unit, isLinked);
      const facts = { by: actorOf(authorizer), at, subject, unit, digest: digestOf };
      return saveContact(ctx, newContact(sent, facts), request);
    },
  );
};
