import * as z from 'zod/mini';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { issueCalendar } from '../../../shared/visit/store/calendar-store.ts';

export default endpoint({
  method: 'POST',
  path: '/me/calendar',
  action: 'my-calendar.change',
  summary:
    'A secret address at which a calendar program reads my visits. It is shown once; the one before stops working.',
  answers: z.object({ path: z.string() }),
  status: 201,
  location: ({ path }) => path,

  async run({ who }, ctx) {
    const token = await issueCalendar(ctx, { worker: who.id, issuedAt: ctx.now() });
    return { path: `/me/calendar.ics/${token}` };
  },
});
