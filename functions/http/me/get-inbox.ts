import * as z from 'zod/mini';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { InboxName, inboxesOf } from '../../../shared/notification/rules/address.ts';
import { Notice } from '../../../shared/notification/rules/notice.ts';
import { countUnread, listNotices } from '../../../shared/notification/store/inbox-store.ts';
import { addressOf } from './own-inbox.ts';

const Line = z.object({ notice: Notice, unread: z.boolean(), link: z.optional(z.string()) });

export default endpoint({
  method: 'GET',
  path: '/me/inbox',
  action: 'inbox.read',
  summary:
    'What is new for me, for my unit or for the area I answer for, newest day first, and how much of each is unread. The inbox of a unit or an area is shared: what a colleague has read is read.',
  query: z.strictObject({
    box: z._default(InboxName, 'mine'),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
    cursor: z.optional(z.string()),
  }),
  answers: z.object({
    items: z.array(Line),
    next: z.optional(z.string()),
    unread: z.array(z.object({ box: InboxName, count: z.int() })),
  }),

  async run({ query, who }, ctx) {
    const page = await listNotices(ctx, addressOf(who, query.box), query);
    const unread = inboxesOf(who).map(async ({ box, address }) => ({
      box,
      count: await countUnread(ctx, address),
    }));
    const items = page.items.map(({ unread: isNew, ...notice }) => ({
      notice,
      unread: isNew,
      ...(notice.kind === 'case' ? { link: `/cases/${notice.caseId}` } : {}),
    }));
    return { items, next: page.next, unread: await Promise.all(unread) };
  },
});
