import { notFound } from '../../../shared/base/refusal.ts';
import type { Who } from '../../../shared/base/role.ts';
import { type InboxAddress, type InboxName, inboxesOf } from '../../../shared/notification/rules/address.ts';

/** The address behind one of my boxes; who has no unit, or answers for no area, has no such box. */
export const addressOf = (who: Who, box: InboxName): InboxAddress => {
  const found = inboxesOf(who).find((one) => one.box === box);
  if (found === undefined) throw notFound('inbox');
  return found.address;
};
