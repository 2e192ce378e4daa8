import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/me/calendar',
  may: 'my-calendar.change',
  summary:
    'A secret address at which a calendar program reads my visits. It is shown once; the one before stops working.',
  answers: z.object({ path: z.string() }),
  status: 201,

  async run({ who }, { calendars, now }) {
    const token = await calendars.issue({ worker: who.id, issuedAt: now() });
    return { path: `/me/calendar.ics/${token}` };
  },
});
