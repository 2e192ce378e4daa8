import * as z from 'zod/mini';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { ChannelView, channelView } from '../../../shared/notification/rules/channel-view.ts';
import { myChannels } from './my-channel.ts';

export default endpoint({
  method: 'GET',
  path: '/me/ways',
  action: 'inbox.read',
  summary: 'By which channels I want to be told, how far each has come, and whether it is failing.',
  answers: z.object({ items: z.array(ChannelView) }),

  async run({ who }, ctx) {
    return { items: (await myChannels(ctx, who)).map(({ channel, box }) => channelView(channel, box)) };
  },
});
