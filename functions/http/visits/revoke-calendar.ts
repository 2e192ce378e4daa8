import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'DELETE',
  path: '/me/calendar',
  may: 'my-calendar.change',
  summary: 'Make the secret address of my calendar stop working; it may be gone already.',
  answers: z.object({ revoked: z.literal(true) }),

  async run({ who }, { calendars }) {
    await calendars.revoke(who.id);
    return { revoked: true as const };
  },
});
