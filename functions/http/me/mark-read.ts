import * as z from 'zod/mini';
import { Day } from '../../../shared/base/instant.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { InboxName } from '../../../shared/notification/rules/address.ts';
import { countUnread, markRead } from '../../../shared/notification/store/inbox-store.ts';
import { addressOf } from './own-inbox.ts';

const Read = z.strictObject({ day: Day, id: z.string().check(z.minLength(1), z.maxLength(200)) });

export default endpoint({
  method: 'POST',
  path: '/me/inbox/read',
  action: 'inbox.change',
  summary: 'Mark notices of one of my inboxes as read; marking twice changes nothing.',
  body: z.strictObject({
    box: z._default(InboxName, 'mine'),
    notices: z.array(Read).check(z.minLength(1), z.maxLength(25)),
  }),
  answers: z.object({ box: InboxName, unread: z.int() }),

  async run({ body, who }, ctx) {
    const address = addressOf(who, body.box);
    await markRead(ctx, address, body.notices);
    return { box: body.box, unread: await countUnread(ctx, address) };
  },
});
