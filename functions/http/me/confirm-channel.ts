import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { MailboxCode } from '../../../shared/notification/rules/confirmation.ts';
import { confirmMailbox } from '../../../shared/notification/use-cases/confirm-mailbox.ts';
import { receiptFirst } from '../../../shared/table/table.ts';
import { myChannel, wasMyChannel } from './my-channel.ts';

export default endpoint({
  method: 'POST',
  path: '/me/ways/{wayId}/confirm',
  action: 'way.change',
  summary:
    'Show with the code of the letter that the mailbox is mine; before that nothing else is sent to it. Five wrong codes, or a day, end a code.',
  params: z.strictObject({ wayId: Ulid }),
  body: z.strictObject({ code: MailboxCode }),
  answers: z.object({ confirmed: Ulid }),

  async run({ params: { wayId }, body, who }, ctx) {
    const confirmed = { confirmed: wayId };
    const before = async () =>
      (await wasMyChannel(ctx, who, wayId, ({ unconfirmed }) => unconfirmed === undefined))
        ? confirmed
        : undefined;
    return receiptFirst(before, async () => {
      const { channel } = await myChannel(ctx, who, wayId);
      if (!(await confirmMailbox(ctx, channel, body.code))) throw notFound('channel');
      return confirmed;
    });
  },
});
