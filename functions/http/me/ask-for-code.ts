import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { askForCode } from '../../../shared/notification/use-cases/confirm-mailbox.ts';
import { receiptFirst } from '../../../shared/table/table.ts';
import { myChannel, wasMyChannel } from './my-channel.ts';

export default endpoint({
  method: 'POST',
  path: '/me/ways/{wayId}/code',
  action: 'way.change',
  summary:
    'Have the code sent to my mailbox once more: the same while it holds, else a new one. Where nothing is left to be confirmed, nothing is sent.',
  params: z.strictObject({ wayId: Ulid }),
  body: z.strictObject({ id: Ulid }),
  answers: z.object({ asked: Ulid }),

  async run({ params: { wayId }, body, who }, ctx) {
    const asked = { asked: wayId };
    const before = async () => ((await wasMyChannel(ctx, who, wayId)) ? asked : undefined);
    return receiptFirst(before, async () => {
      const { channel } = await myChannel(ctx, who, wayId);
      if (!(await askForCode(ctx, channel, body.id))) throw notFound('channel');
      return asked;
    });
  },
});
