import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { removeChannel } from '../../../shared/notification/store/channel-store.ts';
import { receiptFirst } from '../../../shared/table/table.ts';
import { myChannel, wasMyChannel } from './my-channel.ts';

export default endpoint({
  method: 'DELETE',
  path: '/me/ways/{wayId}',
  action: 'way.change',
  summary: 'No longer be told by this channel; the inbox stays.',
  params: z.strictObject({ wayId: Ulid }),
  answers: z.object({ removed: Ulid }),

  async run({ params: { wayId }, who }, ctx) {
    const removed = { removed: wayId };
    const before = async () => ((await wasMyChannel(ctx, who, wayId)) ? removed : undefined);
    return receiptFirst(before, async () => {
      const { channel } = await myChannel(ctx, who, wayId);
      await removeChannel(ctx, channel);
      return removed;
    });
  },
});
