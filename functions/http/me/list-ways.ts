import * as z from 'zod/mini';
import { boxesOf } from '../../../shared/domain/inbox/address.ts';
import { WayView, wayView } from '../../../shared/domain/message/way-view.ts';
import { endpoint } from './endpoint.ts';
import { webhookBox } from './webhook-box.ts';

export default endpoint({
  method: 'GET',
  path: '/me/ways',
  may: 'inbox.read',
  summary: 'By which ways I want to be told, how far each has come, and whether it is failing.',
  answers: z.object({ items: z.array(WayView) }),

  async run({ who }, { ways }) {
    const boxes = [...boxesOf(who), ...webhookBox(who)];
    const found = boxes.map(async ({ box, address }) =>
      (await ways.of(address)).map((way) => wayView(way, box)),
    );
    return { items: (await Promise.all(found)).flat() };
  },
});
