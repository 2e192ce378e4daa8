import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { ChannelView, channelView } from '../../../shared/notification/rules/channel-view.ts';
import { replayed } from '../../../shared/notification/rules/deliver.ts';
import { changeChannel } from '../../../shared/notification/store/channel-store.ts';
import { myChannel } from './my-channel.ts';

export default endpoint({
  method: 'POST',
  path: '/me/ways/{wayId}/replay',
  action: 'way.change',
  summary:
    'Send again everything that came after a cursor, at most 30 days back: what was not delivered in the end, or lost there.',
  params: z.strictObject({ wayId: Ulid }),
  body: z.strictObject({ after: z.int().check(z.minimum(0)) }),
  answers: ChannelView,

  async run({ params, body, who }, ctx) {
    const { channel, box } = await myChannel(ctx, who, params.wayId);
    if (channel.confirmation !== undefined) throw conflict('channel.unconfirmed');
    const after = replayed(channel, body.after, ctx.now());
    await changeChannel(ctx, channel, after);
    return channelView(after, box);
  },
});
