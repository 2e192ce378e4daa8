import * as z from 'zod/mini';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { WayView, wayView } from '../../../shared/notification/rules/way-view.ts';
import { myWays } from './my-way.ts';

export default endpoint({
  method: 'GET',
  path: '/me/ways',
  may: 'inbox.read',
  summary: 'By which ways I want to be told, how far each has come, and whether it is failing.',
  answers: z.object({ items: z.array(WayView) }),

  async run({ who }, ctx) {
    return { items: (await myWays(ctx, who)).map(({ way, box }) => wayView(way, box)) };
  },
});
